#include <os/log.h>

{{#if loopsBack}}
#include <DriverKit/IOBufferMemoryDescriptor.h>
{{/if}}
#include <DriverKit/IOLib.h>
{{#if loopsBack}}
#include <DriverKit/IOMemoryDescriptor.h>
#include <DriverKit/IOMemoryMap.h>
{{> device/include.cpp}}
#include <SerialDriverKit/SerialPortInterface.h>
{{/if}}
#include <{{framework}}/{{superclass}}.h>

#include "{{name}}.h"

{{#if loopsBack}}
using driverkit::serial::SerialPortInterface;

{{/if}}
struct {{name}}_IVars
{
{{#if IOPCIDevice}}
	{{provider}} * device;
{{/if}}
{{#if loopsBack}}
	IOMemoryMap * interfaceMap;
	IOMemoryMap * receiveMap;
	IOMemoryMap * transmitMap;
{{/if}}
	/// The modem lines that the computer sets.
	bool dtr;
	bool rts;
};

{{#if loopsBack}}
{{> device/open.cpp}}
{{/if}}
{{> dext/init.cpp}}
void {{name}}::free()
{
{{#if loopsBack}}
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->transmitMap);
		OSSafeReleaseNULL(ivars->receiveMap);
		OSSafeReleaseNULL(ivars->interfaceMap);
	}
{{/if}}
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
{{#if IOPCIDevice}}
	result = OpenDevice(this, provider, &ivars->device);
	if (result == kIOReturnSuccess) {
		result = RegisterService();
	}
	if (result != kIOReturnSuccess) {
		CloseDevice(this, &ivars->device);
		Stop(provider, SUPERDISPATCH);
		return result;
	}
{{/if}}
{{#if !IOPCIDevice}}
	result = RegisterService();
	if (result != kIOReturnSuccess) {
		Stop(provider, SUPERDISPATCH);
		return result;
	}
{{/if}}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
{{#if IOPCIDevice}}
	CloseDevice(this, &ivars->device);
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}

{{#if loopsBack}}
/// The superclass creates the queues of the port. Both sides share their indexes in a SerialPortInterface.
kern_return_t IMPL({{name}}, ConnectQueues)
{
	OSSafeReleaseNULL(ivars->transmitMap);
	OSSafeReleaseNULL(ivars->receiveMap);
	OSSafeReleaseNULL(ivars->interfaceMap);
	kern_return_t result = ConnectQueues(
		ifmd, rxqmd, txqmd, in_rxqmd, in_txqmd, in_rxqoffset, in_txqoffset, in_rxqlogsz, in_txqlogsz, SUPERDISPATCH);
	if (result == kIOReturnSuccess) {
		result = (*ifmd)->CreateMapping(0, 0, 0, 0, 0, &ivars->interfaceMap);
	}
	if (result == kIOReturnSuccess) {
		result = (*rxqmd)->CreateMapping(0, 0, 0, 0, 0, &ivars->receiveMap);
	}
	if (result == kIOReturnSuccess) {
		result = (*txqmd)->CreateMapping(0, 0, 0, 0, 0, &ivars->transmitMap);
	}
	return result;
}

kern_return_t IMPL({{name}}, DisconnectQueues)
{
	OSSafeReleaseNULL(ivars->transmitMap);
	OSSafeReleaseNULL(ivars->receiveMap);
	OSSafeReleaseNULL(ivars->interfaceMap);
	return DisconnectQueues(SUPERDISPATCH);
}

/// Moves what an app has written to what it can read, as a plug does that connects both lines.
void {{name}}::MoveData()
{
	if (ivars->interfaceMap == nullptr || ivars->receiveMap == nullptr || ivars->transmitMap == nullptr) {
		return;
	}
	SerialPortInterface * port = reinterpret_cast<SerialPortInterface *>(ivars->interfaceMap->GetAddress());
	const uint8_t * transmit = reinterpret_cast<uint8_t *>(ivars->transmitMap->GetAddress()) + port->txqoffset;
	uint8_t * receive = reinterpret_cast<uint8_t *>(ivars->receiveMap->GetAddress()) + port->rxqoffset;
	// The sizes are powers of 2. A queue is empty where both indexes are equal, so one byte stays free.
	const uint32_t transmitMask = (1u << port->txqlogsz) - 1;
	const uint32_t receiveMask = (1u << port->rxqlogsz) - 1;
	const uint32_t end = __atomic_load_n(&port->txPI, __ATOMIC_ACQUIRE) & transmitMask;
	const uint32_t last = (__atomic_load_n(&port->rxCI, __ATOMIC_ACQUIRE) - 1) & receiveMask;
	uint32_t from = port->txCI & transmitMask;
	uint32_t to = port->rxPI & receiveMask;
	bool moved = false;
	// Your code: give the bytes between from and end to the device, and put here those that it has received.
	while (from != end && to != last) {
		receive[to] = transmit[from];
		from = (from + 1) & transmitMask;
		to = (to + 1) & receiveMask;
		moved = true;
	}
	if (moved) {
		__atomic_store_n(&port->txCI, from, __ATOMIC_RELEASE);
		__atomic_store_n(&port->rxPI, to, __ATOMIC_RELEASE);
		RxDataAvailable();
		TxFreeSpaceAvailable();
	}
}

/// An app has written data.
void IMPL({{name}}, TxDataAvailable)
{
	MoveData();
}

/// An app has read data.
void IMPL({{name}}, RxFreeSpaceAvailable)
{
	MoveData();
}

{{/if}}
/// An app opens the port.
kern_return_t IMPL({{name}}, HwActivate)
{
{{#if transportUsb}}
	// The superclass opens the interface and transfers the data of its bulk pipes.
{{/if}}
	kern_return_t result = HwActivate(SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	// Your code: prepare the device.
{{#if loopsBack}}
	return SetModemStatus(ivars->rts, ivars->dtr, false, ivars->dtr);
{{/if}}
{{#if !loopsBack}}
	return kIOReturnSuccess;
{{/if}}
}

/// The last app closes the port.
kern_return_t IMPL({{name}}, HwDeactivate)
{
	// Your code: stop the device.
	return HwDeactivate(SUPERDISPATCH);
}

/// The methods below are requests of apps. An error of one of them can make an app fail to open the port.
kern_return_t IMPL({{name}}, HwResetFIFO)
{
	// Your code: discard what the device has queued.
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, HwSendBreak)
{
	// Your code: set the line to the break state, or end that state.
	return kIOReturnSuccess;
}

/// Stop bits are in units of half bits: 2 is one stop bit.
kern_return_t IMPL({{name}}, HwProgramUART)
{
	// Your code: set the speed and the format of the line.
	os_log(OS_LOG_DEFAULT, "{{name}}: %u baud, %u data bits", baudRate, nDataBits);
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, HwProgramBaudRate)
{
	// Your code: set the speed of the line.
	return kIOReturnSuccess;
}

/// The modem lines that the computer sets.
kern_return_t IMPL({{name}}, HwProgramMCR)
{
	ivars->dtr = dtr;
	ivars->rts = rts;
{{#if loopsBack}}
	// Your code: set both lines. With this plug, they set the lines of the other side.
	return SetModemStatus(rts, dtr, false, dtr);
{{/if}}
{{#if !loopsBack}}
	// Your code: set both lines.
	return kIOReturnSuccess;
{{/if}}
}

/// The modem lines that the other side sets. Until the driver reads them, the other side is ready when the computer is.
kern_return_t IMPL({{name}}, HwGetModemStatus)
{
	*cts = ivars->rts;
	*dsr = ivars->dtr;
	*ri = false;
	*dcd = ivars->dtr;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, HwProgramLatencyTimer)
{
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, HwProgramFlowControl)
{
	// Your code: set the flow control of the line.
	return kIOReturnSuccess;
}
