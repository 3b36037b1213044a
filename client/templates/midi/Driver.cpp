#include <os/log.h>

#include <DriverKit/DriverKit.h>
#include <MIDIDriverKit/MIDIDriverKit.h>
{{> device/include.cpp}}

#include "{{name}}.h"

using namespace MIDIDriverKit;

struct {{name}}_IVars
{
{{#if !IOUserResources}}
	{{provider}} * device;
{{/if}}
	OSSharedPtr<IOUserMIDIDevice> midiDevice;
	/// The port that receives what apps send.
	OSSharedPtr<IOUserMIDIDestination> destination;
};

{{> device/open.cpp}}
{{> dext/init.cpp}}
void {{name}}::free()
{
	if (ivars != nullptr) {
		ivars->destination.reset();
		ivars->midiDevice.reset();
	}
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
{{#if !IOUserResources}}
	result = OpenDevice(this, provider, &ivars->device);
	if (result == kIOReturnSuccess) {
		result = PublishDevice();
	}
{{/if}}
{{#if IOUserResources}}
	result = PublishDevice();
{{/if}}
	if (result == kIOReturnSuccess) {
		result = RegisterService();
	}
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't publish the MIDI device: 0x%08x", result);
{{#if !IOUserResources}}
		CloseDevice(this, &ivars->device);
{{/if}}
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	if (ivars->destination) {
		ivars->destination->SetIOBlock(nullptr);
	}
	if (ivars->midiDevice) {
		RemoveObject(ivars->midiDevice.get());
	}
{{#if !IOUserResources}}
	CloseDevice(this, &ivars->device);
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}

/// Creates a device with one port in each direction, which Audio MIDI Setup shows. It sends back what apps send to it.
kern_return_t {{name}}::PublishDevice()
{
	OSSharedPtr<OSString> name(OSString::withCString("{{displayName}}"), OSNoRetain);
	OSSharedPtr<OSString> identifier(OSString::withCString("{{driverIdentifier}}"), OSNoRetain);
	ivars->midiDevice = IOUserMIDIDevice::Create(this, name.get(), identifier.get(), identifier.get());
	if (!ivars->midiDevice) {
		return kIOReturnNoMemory;
	}
	OSSharedPtr<IOUserMIDIEntity> entity = IOUserMIDIEntity::Create(
		this, ivars->midiDevice.get(), name.get(), IOUserMIDIProtocolID::MIDIProtocol_1_0, 1, 1);
	if (!entity) {
		return kIOReturnNoMemory;
	}
	OSSharedPtr<IOUserMIDISource> source = entity->GetSource(0);
	ivars->destination = entity->GetDestination(0);
	if (!source || !ivars->destination) {
		return kIOReturnNotFound;
	}
	kern_return_t result = ivars->destination->SetIOBlock(
		^kern_return_t(IOUserMIDIUMPWord const * words, size_t wordCount) {
			// Your code: send the words to the device. Call Send with those that it sends.
			return source->Send(words, wordCount);
		});
	if (result == kIOReturnSuccess) {
		result = ivars->midiDevice->AddEntity(entity.get());
	}
	return result == kIOReturnSuccess ? AddObject(ivars->midiDevice.get()) : result;
}

/// The first app uses a port. Messages arrive from here on.
kern_return_t {{name}}::StartIO(OSArray * deviceList)
{
	kern_return_t result = super::StartIO(deviceList);
	if (result == kIOReturnSuccess) {
		// Your code: start to transfer messages to and from the hardware.
		result = ivars->midiDevice->StartIO();
	}
	return result;
}

/// No app uses the ports.
kern_return_t {{name}}::StopIO()
{
	// Your code: stop the transfers.
	ivars->midiDevice->StopIO();
	return super::StopIO();
}
