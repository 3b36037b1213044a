#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <SCSIPeripheralsDriverKit/{{superclass}}.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isStarted;
};

{{> dext/init.cpp}}
{{> dext/free.cpp}}
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	result = RegisterService();
	if (result != kIOReturnSuccess) {
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	ivars->isStarted = true;
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	ivars->isStarted = false;
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Called during initialization. Set result to false to reject the device.
kern_return_t IMPL({{name}}, {{determines}})
{
	// Your code: examine the device. UserSendCDB sends commands. Those with an operation code from 0xC0 on require
	// exclusive access, from UserSuspendServices to UserResumeServices, while no volume of the device is mounted.
	*result = true;
	return kIOReturnSuccess;
}
