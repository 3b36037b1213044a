#include <os/log.h>

#include <DriverKit/DriverKit.h>
#include <MIDIDriverKit/MIDIDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isRunning;
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

/// Core MIDI uses the devices that are added with AddObject before RegisterService.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterService();
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Core MIDI is ready. From here on the driver can transfer messages between the device and its ports.
kern_return_t {{name}}::StartIO(OSArray * deviceList)
{
	kern_return_t result = super::StartIO(deviceList);
	ivars->isRunning = result == kIOReturnSuccess;
	return result;
}

kern_return_t {{name}}::StopIO()
{
	ivars->isRunning = false;
	return super::StopIO();
}
