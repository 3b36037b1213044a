#pragma once
#include <stdint.h>
#include <DriverKit/DriverKitTypes.h>

typedef enum IOHIDReportType { kIOHIDReportTypeInput, kIOHIDReportTypeOutput, kIOHIDReportTypeFeature, kIOHIDReportTypeCount } IOHIDReportType;
typedef enum IOHIDElementType : unsigned int {
	kIOHIDElementTypeInput_Misc = 1,
	kIOHIDElementTypeInput_Button,
	kIOHIDElementTypeInput_Axis,
	kIOHIDElementTypeInput_ScanCodes,
	kIOHIDElementTypeOutput = 129,
	kIOHIDElementTypeFeature = 257,
	kIOHIDElementTypeCollection = 513,
} IOHIDElementType;
typedef enum IOHIDElementCollectionType : unsigned int { kIOHIDElementCollectionTypePhysical, kIOHIDElementCollectionTypeApplication } IOHIDElementCollectionType;
typedef enum IOHIDElementCommitDirection { kIOHIDElementCommitDirectionIn, kIOHIDElementCommitDirectionOut } IOHIDElementCommitDirection;
typedef enum IOHIDDigitizerCollectionType { kIOHIDDigitizerCollectionTypeStylus, kIOHIDDigitizerCollectionTypeFinger } IOHIDDigitizerCollectionType;
typedef enum USBIdlePolicyType { USBIdlePolicyTypeInterface, USBIdlePolicyTypePipe } USBIdlePolicyType;
typedef enum HIDActionType { kIOHIDActionTypeOutputReport, kIOHIDActionTypeOutputRequest } HIDActionType;
typedef uint32_t IOHIDElementCookie;
typedef uint32_t IOHIDElementFlags;
typedef uint32_t IOHIDValueOptions;
typedef uint32_t IOHIDValueScaleType;
typedef struct IOHIDDigitizerStylusData IOHIDDigitizerStylusData;
typedef struct IOHIDDigitizerTouchData IOHIDDigitizerTouchData;
typedef struct __IOHIDEvent IOHIDEvent;

#define kIOHIDVendorIDKey "VendorID"
#define kIOHIDProductIDKey "ProductID"
#define kIOHIDVersionNumberKey "VersionNumber"
#define kIOHIDCountryCodeKey "CountryCode"
#define kIOHIDManufacturerKey "Manufacturer"
#define kIOHIDProductKey "Product"
#define kIOHIDSerialNumberKey "SerialNumber"
#define kIOHIDTransportKey "Transport"
#define kIOHIDLocationIDKey "LocationID"
#define kIOHIDPrimaryUsageKey "PrimaryUsage"
#define kIOHIDPrimaryUsagePageKey "PrimaryUsagePage"
#define kIOHIDReportDescriptorKey "ReportDescriptor"
#define kIOHIDReportIntervalKey "ReportInterval"
#define kIOHIDRequestTimeoutKey "RequestTimeout"

enum { kHIDPage_GenericDesktop = 1, kHIDPage_KeyboardOrKeypad = 7, kHIDPage_LEDs = 8, kHIDPage_Button = 9, kHIDPage_Digitizer = 13 };
enum { kHIDUsage_GD_Pointer = 1, kHIDUsage_GD_Mouse = 2, kHIDUsage_GD_Keyboard = 6, kHIDUsage_GD_X = 48, kHIDUsage_GD_Y = 49, kHIDUsage_GD_Wheel = 56 };
