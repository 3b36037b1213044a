#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <HIDDriverKit/HIDDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	OSArray * elements;
};

{{> dext/init.cpp}}
void {{name}}::free()
{
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->elements);
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
	// The superclass reads the elements of the report descriptor in its Start, after handleStart.
	ivars->elements = getElements();
	if (ivars->elements == nullptr) {
		Stop(provider, SUPERDISPATCH);
		return kIOReturnError;
	}
	ivars->elements->retain();
	result = RegisterService();
	if (result != kIOReturnSuccess) {
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started with %u elements", ivars->elements->getCount());
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Called with each report. The superclass dispatches its keyboard, pointer, and digitizer events.
void {{name}}::handleReport(
	uint64_t timestamp,
	uint8_t * report,
	uint32_t reportLength,
	IOHIDReportType type,
	uint32_t reportID)
{
	// Your code: change the report, or dispatch events of your own, such as with dispatchKeyboardEvent.
	super::handleReport(timestamp, report, reportLength, type, reportID);
}
