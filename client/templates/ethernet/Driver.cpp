#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <NetworkingDriverKit/NetworkingDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isEnabled;
	ether_addr_t address;
};

bool {{name}}::init()
{
	if (!super::init()) {
		return false;
	}
	ivars = IONewZero({{name}}_IVars, 1);
	return ivars != nullptr;
}

void {{name}}::free()
{
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

/// The interface requires packet queues and a buffer pool. Create them here, then call registerEthernetInterface.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

IOReturn {{name}}::getHardwareAddress(ether_addr_t * addr)
{
	*addr = ivars->address;
	return kIOReturnSuccess;
}

IOReturn {{name}}::getSupportedMediaArray(MediaWord * mediaArray, uint32_t * mediaCount)
{
	mediaArray[0] = kIOUserNetworkMediaEthernetAuto;
	*mediaCount = 1;
	return kIOReturnSuccess;
}

MediaWord {{name}}::getInitialMedia()
{
	return kIOUserNetworkMediaEthernetAuto;
}

uint32_t {{name}}::getMaxTransferUnit()
{
	return 1500;
}

IOReturn {{name}}::handleChosenMedia(MediaWord chosenMedia)
{
	return kIOReturnUnsupported;
}

IOReturn {{name}}::setAllMulticastModeEnable(bool enable)
{
	return kIOReturnUnsupported;
}

/// The interface is enabled or disabled. Start or stop the packet queues.
IOReturn {{name}}::setInterfaceEnable(bool enable)
{
	ivars->isEnabled = enable;
	return kIOReturnSuccess;
}

IOReturn {{name}}::setMulticastAddresses(const ether_addr_t * addresses, uint32_t count)
{
	return kIOReturnUnsupported;
}

IOReturn {{name}}::setPromiscuousModeEnable(bool enable)
{
	return kIOReturnUnsupported;
}
