#include <os/log.h>
#include <string.h>

#include <DriverKit/IOLib.h>
#include <BlockStorageDeviceDriverKit/IOUserBlockStorageDevice.h>
{{> device/include.cpp}}

#include "{{name}}.h"

struct {{name}}_IVars
{
	{{provider}} * device;
	uint64_t blockCount;
};

{{> device/open.cpp}}
static kern_return_t CopyDeviceString(struct DeviceString * to, const char * from)
{
	memset(to->data, 0, sizeof(to->data));
	strlcpy(reinterpret_cast<char *>(to->data), from, sizeof(to->data));
	return kIOReturnSuccess;
}

{{> dext/init.cpp}}
{{> dext/free.cpp}}
/// Start of the superclass asks for the size and publishes the disk.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = OpenDevice(this, provider, &ivars->device);
	if (result != kIOReturnSuccess) {
		return result;
	}
	// Your code: read the size of the storage, in blocks of 512 bytes.
	ivars->blockCount = 2048;
	result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		CloseDevice(this, &ivars->device);
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	CloseDevice(this, &ivars->device);
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

/// Starts a transfer of size bytes. dmaAddr is the address for the DMA engine of the device, not for code.
kern_return_t IMPL({{name}}, DoAsyncReadWrite)
{
	// Your code: program the transfer, and call CompleteIO with the same requestID when it has ended.
	return kIOReturnUnsupported;
}

/// This method and the next two end with a call of Complete with the same requestID.
kern_return_t IMPL({{name}}, DoAsyncSynchronize)
{
	// Your code: write the cache of the device to its medium first.
	Complete(requestID, kIOReturnSuccess);
	return kIOReturnSuccess;
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
