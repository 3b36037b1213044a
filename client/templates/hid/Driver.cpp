#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <DriverKit/OSCollections.h>
#include <HIDDriverKit/HIDDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isStarted;
};

{{#if IOUserResources}}
/// Three buttons and relative X and Y values. Replace it with the descriptor of the device.
static const uint8_t reportDescriptor[] = {
	0x05, 0x01, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x01, 0xa1, 0x00, 0x05, 0x09, 0x19, 0x01, 0x29, 0x03,
	0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x03, 0x81, 0x02, 0x75, 0x05, 0x95, 0x01, 0x81, 0x03,
	0x05, 0x01, 0x09, 0x30, 0x09, 0x31, 0x15, 0x81, 0x25, 0x7f, 0x75, 0x08, 0x95, 0x02, 0x81, 0x06,
	0xc0, 0xc0,
};

{{/if}}
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

/// HID devices start here, because the family uses Start itself.
bool {{name}}::handleStart(IOService * provider)
{
	if (!super::handleStart(provider)) {
		return false;
	}
	ivars->isStarted = true;
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return true;
}

kern_return_t IMPL({{name}}, Stop)
{
	ivars->isStarted = false;
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// The properties of the HID device, such as its IDs and its product name.
OSDictionary * {{name}}::newDeviceDescription()
{
{{#if transportUsb}}
	return super::newDeviceDescription();
{{/if}}
{{#if IOUserResources}}
	OSDictionary * description = OSDictionary::withCapacity(4);
	if (description == nullptr) {
		return nullptr;
	}
	OSDictionarySetValue(description, "RegisterService", kOSBooleanTrue);
	OSDictionarySetValue(description, "HIDDefaultBehavior", kOSBooleanTrue);
	OSString * product = OSString::withCString("{{displayName}}");
	if (product != nullptr) {
		OSDictionarySetValue(description, "Product", product);
		OSSafeReleaseNULL(product);
	}
	return description;
{{/if}}
}

/// The report descriptor. Correct the descriptor of the device here if it is wrong.
OSData * {{name}}::newReportDescriptor()
{
{{#if IOUserResources}}
	return OSData::withBytes(reportDescriptor, sizeof(reportDescriptor));
{{/if}}
{{#if transportUsb}}
	return super::newReportDescriptor();
{{/if}}
}
