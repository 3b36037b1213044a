#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <HIDDriverKit/HIDDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	OSArray * elements;
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
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterService();
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// From here on the elements of the report descriptor are available.
bool {{name}}::handleStart(IOService * provider)
{
	if (!super::handleStart(provider)) {
		return false;
	}
	ivars->elements = getElements();
	if (ivars->elements == nullptr) {
		return false;
	}
	ivars->elements->retain();
	return true;
}

/// Called with each report before the superclass dispatches its events.
void {{name}}::handleReport(
	uint64_t timestamp,
	uint8_t * report,
	uint32_t reportLength,
	IOHIDReportType type,
	uint32_t reportID)
{
	super::handleReport(timestamp, report, reportLength, type, reportID);
}
