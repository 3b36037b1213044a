#include <os/log.h>

#include <DriverKit/IOLib.h>
{{> device/include.cpp}}

#include "{{name}}.h"

struct {{name}}_IVars
{
{{#if !IOUserResources}}
	{{provider}} * device;
{{/if}}
{{#if IOUserResources}}
	bool isStarted;
{{/if}}
};

{{> device/open.cpp}}
{{> dext/init.cpp}}
{{> dext/free.cpp}}
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
{{#if !IOUserResources}}
	result = OpenDevice(this, provider, &ivars->device);
	if (result == kIOReturnSuccess) {
		// Your code: configure the device. Apps can find the driver from RegisterService on.
		result = RegisterService();
	}
	if (result != kIOReturnSuccess) {
		CloseDevice(this, &ivars->device);
		Stop(provider, SUPERDISPATCH);
		return result;
	}
{{/if}}
{{#if IOUserResources}}
	// Your code: allocate what the driver needs. Apps can find the driver from RegisterService on.
	result = RegisterService();
	if (result != kIOReturnSuccess) {
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	ivars->isStarted = true;
{{/if}}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
{{#if !IOUserResources}}
	CloseDevice(this, &ivars->device);
{{/if}}
{{#if IOUserResources}}
	ivars->isStarted = false;
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}
