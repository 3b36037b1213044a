#include <os/log.h>
#include <string.h>

#include <DriverKit/IOBufferMemoryDescriptor.h>
#include <DriverKit/IOLib.h>
#include <DriverKit/OSCollections.h>
#include <HIDDriverKit/HIDDriverKit.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	bool isStarted;
};

{{#if IOUserResources}}
/// A keyboard as in the boot protocol of the HID specification: a byte of modifiers, an unused byte, and six keys.
static const uint8_t reportDescriptor[] = {
	0x05, 0x01, // Usage Page (Generic Desktop)
	0x09, 0x06, // Usage (Keyboard)
	0xa1, 0x01, // Collection (Application)
	0x05, 0x07, //   Usage Page (Keyboard)
	0x19, 0xe0, //   Usage Minimum (Left Control)
	0x29, 0xe7, //   Usage Maximum (Right GUI)
	0x15, 0x00, //   Logical Minimum (0)
	0x25, 0x01, //   Logical Maximum (1)
	0x75, 0x01, //   Report Size (1)
	0x95, 0x08, //   Report Count (8)
	0x81, 0x02, //   Input (Data, Variable, Absolute)
	0x75, 0x08, //   Report Size (8)
	0x95, 0x01, //   Report Count (1)
	0x81, 0x01, //   Input (Constant)
	0x19, 0x00, //   Usage Minimum (0)
	0x29, 0xe7, //   Usage Maximum (Right GUI)
	0x26, 0xe7, 0x00, //   Logical Maximum (231)
	0x95, 0x06, //   Report Count (6)
	0x81, 0x00, //   Input (Data, Array)
	0xc0, // End Collection
};

struct KeyboardReport
{
	uint8_t modifiers;
	uint8_t unused;
	uint8_t keys[6];
};

{{/if}}
{{> dext/init.cpp}}
{{> dext/free.cpp}}
/// HID devices start here, because the family uses Start itself.
bool {{name}}::handleStart(IOService * provider)
{
	if (!super::handleStart(provider)) {
		return false;
	}
	// Your code: allocate what the driver needs.
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
	// Your code: change or add properties.
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

/// The report descriptor of the device.
OSData * {{name}}::newReportDescriptor()
{
{{#if IOUserResources}}
	// Your code: describe another device, such as a mouse or a game controller.
	return OSData::withBytes(reportDescriptor, sizeof(reportDescriptor));
{{/if}}
{{#if transportUsb}}
	// Your code: return a correct descriptor if that of the device is wrong.
	return super::newReportDescriptor();
{{/if}}
}
{{#if IOUserResources}}

/// Presses and releases a key; usage is its number in the keyboard page of the HID usage tables, such as 4 for A.
kern_return_t {{name}}::TypeKey(uint8_t usage)
{
	IOBufferMemoryDescriptor * memory = nullptr;
	kern_return_t result =
		IOBufferMemoryDescriptor::Create(kIOMemoryDirectionInOut, sizeof(KeyboardReport), 0, &memory);
	if (result != kIOReturnSuccess) {
		return result;
	}
	IOAddressSegment range = {};
	result = memory->GetAddressRange(&range);
	KeyboardReport pressed = {};
	pressed.keys[0] = usage;
	const KeyboardReport reports[] = {pressed, KeyboardReport()};
	for (const KeyboardReport & report : reports) {
		if (result != kIOReturnSuccess) {
			break;
		}
		memcpy(reinterpret_cast<void *>(range.address), &report, sizeof(report));
		result = handleReport(mach_absolute_time(), memory, sizeof(report), kIOHIDReportTypeInput, 0);
	}
	OSSafeReleaseNULL(memory);
	return result;
}
{{/if}}
