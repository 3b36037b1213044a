#include <os/log.h>
#include <string.h>

#include <DriverKit/IOLib.h>
#include <BlockStorageDeviceDriverKit/IOUserBlockStorageDevice.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	uint64_t blockCount;
};

static kern_return_t CopyDeviceString(struct DeviceString * to, const char * from)
{
	memset(to->data, 0, sizeof(to->data));
	strlcpy(reinterpret_cast<char *>(to->data), from, sizeof(to->data));
	return kIOReturnSuccess;
}

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

/// The disk appears after RegisterDext. Determine its size first.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	ivars->blockCount = 2048;
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return RegisterDext();
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

kern_return_t IMPL({{name}}, GetDeviceParams)
{
	*deviceParams = {};
	deviceParams->numOfBlocks = ivars->blockCount;
	deviceParams->blockSize = 512;
	deviceParams->maxIOSize = 1024 * 1024;
	deviceParams->numOfOutstandingIOs = 1;
	deviceParams->minSegmentAlignment = 4;
	deviceParams->numOfAddressBits = 64;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, GetVendorString)
{
	return CopyDeviceString(vendor, "");
}

kern_return_t IMPL({{name}}, GetProductString)
{
	return CopyDeviceString(product, "{{name}}");
}

kern_return_t IMPL({{name}}, GetRevisionString)
{
	return CopyDeviceString(revision, "1");
}

kern_return_t IMPL({{name}}, GetAdditionalInfoString)
{
	return CopyDeviceString(additionalInfo, "");
}

kern_return_t IMPL({{name}}, ReportEjectability)
{
	*isEjectable = false;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, ReportRemovability)
{
	*isRemovable = false;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, ReportWriteProtection)
{
	*isWriteProtected = true;
	return kIOReturnSuccess;
}

/// Starts a transfer. CompleteIO with the same requestID completes it.
kern_return_t IMPL({{name}}, DoAsyncReadWrite)
{
	return kIOReturnUnsupported;
}

/// Complete with the same requestID completes this method and the next two.
kern_return_t IMPL({{name}}, DoAsyncSynchronize)
{
	return kIOReturnUnsupported;
}

kern_return_t IMPL({{name}}, DoAsyncEjectMedia)
{
	return kIOReturnUnsupported;
}

kern_return_t {{name}}::DoAsyncUnmapPriv(
	uint32_t requestID,
	struct BlockRange * ranges,
	uint32_t numOfRanges)
{
	return kIOReturnUnsupported;
}
