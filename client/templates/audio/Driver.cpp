#include <os/log.h>

#include <DriverKit/DriverKit.h>
#include <AudioDriverKit/AudioDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isStarted;
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

/// Core Audio uses the devices that are added with AddObject before RegisterService.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	ivars->isStarted = true;
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterService();
}

kern_return_t IMPL({{name}}, Stop)
{
	ivars->isStarted = false;
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Called when the first app starts to play or record.
kern_return_t {{name}}::StartDevice(
	IOUserAudioObjectID in_object_id,
	IOUserAudioStartStopFlags in_flags)
{
	return super::StartDevice(in_object_id, in_flags);
}

/// Called when the last app has stopped.
kern_return_t {{name}}::StopDevice(
	IOUserAudioObjectID in_object_id,
	IOUserAudioStartStopFlags in_flags)
{
	return super::StopDevice(in_object_id, in_flags);
}
