#include <os/log.h>

#include <DriverKit/IOLib.h>
{{#if IOUSBHostDevice}}
#include <USBDriverKit/IOUSBHostDevice.h>
{{/if}}
{{#if IOUSBHostInterface}}
#include <USBDriverKit/IOUSBHostInterface.h>
{{/if}}
{{#if IOPCIDevice}}
#include <PCIDriverKit/PCIDriverKit.h>
{{/if}}

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
{{#if !IOUserResources}}
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->device);
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
{{#if !IOUserResources}}

	ivars->device = OSDynamicCast({{provider}}, provider);
	if (ivars->device == nullptr) {
		Stop(provider, SUPERDISPATCH);
		return kIOReturnNoDevice;
	}
	ivars->device->retain();
{{/if}}
{{#if IOPCIDevice}}

	result = ivars->device->Open(this, 0);
{{/if}}
{{#if transportUsb}}

	result = ivars->device->Open(this, 0, 0);
{{/if}}
{{#if !IOUserResources}}
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't open the device: 0x%08x", result);
		Stop(provider, SUPERDISPATCH);
		return result;
	}
{{/if}}
{{#if IOUserResources}}
	ivars->isStarted = true;
{{/if}}

	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterService();
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
{{#if IOPCIDevice}}
	if (ivars->device != nullptr) {
		ivars->device->Close(this, 0);
	}
{{/if}}
{{#if transportUsb}}
	if (ivars->device != nullptr) {
		ivars->device->Close(this, 0);
	}
{{/if}}
{{#if IOUserResources}}
	ivars->isStarted = false;
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}
