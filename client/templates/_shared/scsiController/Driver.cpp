#include <os/log.h>
{{#if IOUserResources}}
#include <string.h>
{{/if}}

{{#if IOUserResources}}
#include <DriverKit/IOBufferMemoryDescriptor.h>
{{/if}}
#include <DriverKit/IODispatchQueue.h>
#include <DriverKit/IOKitKeys.h>
#include <DriverKit/IOLib.h>
{{#if IOUserResources}}
#include <DriverKit/OSAction.h>
{{/if}}
#include <DriverKit/OSCollections.h>
#include <SCSIControllerDriverKit/IOSCSIParallelControllerCharacteristics.h>
#include <SCSIControllerDriverKit/IOUserSCSIParallelInterfaceController.h>
{{> device/include.cpp}}

#include "{{name}}.h"

/// The constraints on the memory of a transfer. It has one segment, because a task has one address.
{{#if !IOUserResources}}
static constexpr uint64_t maxSegmentSize = 1024 * 1024;
{{/if}}
{{#if IOUserResources}}
static constexpr uint64_t maxSegmentSize = 16384;
{{/if}}
static constexpr uint32_t segmentAlignment = 4;
static constexpr uint8_t addressBits = 64;
static constexpr uint32_t maxTasks = 16;
{{#if IOUserResources}}

static constexpr uint64_t blockSize = 512;
static constexpr uint64_t blockCount = 32768;
static constexpr uint64_t diskSize = blockCount * blockSize;
{{/if}}

struct {{name}}_IVars
{
{{#if !IOUserResources}}
	{{provider}} * device;
{{/if}}
{{#if IOUserResources}}
	/// The contents of the disk.
	uint8_t * disk;
	IODispatchQueue * completions;
{{/if}}
	uint32_t nextTaskID;
};

{{> device/open.cpp}}
bool {{name}}::init()
{
	if (!super::init()) {
		return false;
	}
	ivars = IONewZero({{name}}_IVars, 1);
	if (ivars == nullptr) {
		return false;
	}
	ivars->nextTaskID = 1;
	return true;
}

void {{name}}::free()
{
{{#if IOUserResources}}
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->completions);
		if (ivars->disk != nullptr) {
			IOFree(ivars->disk, diskSize);
		}
	}
{{/if}}
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

static kern_return_t AddQueue(IOService * driver, const char * name)
{
	IODispatchQueue * queue = nullptr;
	kern_return_t result = IODispatchQueue::Create(name, 0, 0, &queue);
	if (result != kIOReturnSuccess) {
		return result;
	}
	result = driver->SetDispatchQueue(name, queue);
	OSSafeReleaseNULL(queue);
	return result;
}

/// The family requires both queues. Start of the superclass calls UserInitializeController and UserStartController.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = AddQueue(this, "AuxiliaryQueue");
	if (result == kIOReturnSuccess) {
		result = AddQueue(this, "InterruptQueue");
	}
{{#if !IOUserResources}}
	if (result == kIOReturnSuccess) {
		result = OpenDevice(this, provider, &ivars->device);
	}
	if (result == kIOReturnSuccess) {
		result = Start(provider, SUPERDISPATCH);
	}
	if (result != kIOReturnSuccess) {
		CloseDevice(this, &ivars->device);
		return result;
	}
{{/if}}
{{#if IOUserResources}}
	if (result == kIOReturnSuccess) {
		result = IODispatchQueue::Create("Completions", 0, 0, &ivars->completions);
	}
	if (result == kIOReturnSuccess) {
		ivars->disk = static_cast<uint8_t *>(IOMallocZero(diskSize));
		result = ivars->disk == nullptr ? kIOReturnNoMemory : Start(provider, SUPERDISPATCH);
	}
	if (result != kIOReturnSuccess) {
		return result;
	}
{{/if}}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
{{#if !IOUserResources}}
	CloseDevice(this, &ivars->device);
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}

/// Reports all limits to the family, before the first command arrives.
kern_return_t IMPL({{name}}, UserInitializeController)
{
{{#if !IOUserResources}}
	// Your code: reset the controller, and map its registers.
{{/if}}
	OSDictionary * constraints = OSDictionary::withCapacity(7);
	if (constraints == nullptr) {
		return kIOReturnNoMemory;
	}
	OSDictionarySetUInt64Value(constraints, kIOMaximumSegmentCountReadKey, 1);
	OSDictionarySetUInt64Value(constraints, kIOMaximumSegmentCountWriteKey, 1);
	OSDictionarySetUInt64Value(constraints, kIOMaximumSegmentByteCountReadKey, maxSegmentSize);
	OSDictionarySetUInt64Value(constraints, kIOMaximumSegmentByteCountWriteKey, maxSegmentSize);
	OSDictionarySetUInt64Value(constraints, kIOMinimumSegmentAlignmentByteCountKey, segmentAlignment);
	OSDictionarySetUInt64Value(constraints, kIOMaximumSegmentAddressableBitCountKey, addressBits);
	OSDictionarySetUInt64Value(constraints, kIOMinimumHBADataAlignmentMaskKey, ~0ULL);
	kern_return_t result = UserReportHBAConstraints(constraints);
	OSSafeReleaseNULL(constraints);
	return result;
}

/// From here on the controller must accept commands.
kern_return_t IMPL({{name}}, UserStartController)
{
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserInitializeTargetForID)
{
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportInitiatorIdentifier)
{
	*id = 7;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportHighestSupportedDeviceID)
{
{{#if !IOUserResources}}
	*id = 6;
{{/if}}
{{#if IOUserResources}}
	// The disk is the only target, which the family creates.
	*id = 0;
{{/if}}
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportHBAHighestLogicalUnitNumber)
{
	*value = 0;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportMaximumTaskCount)
{
	*count = maxTasks;
	return kIOReturnSuccess;
}

/// Whether the response to a command that failed has its sense data.
kern_return_t IMPL({{name}}, UserDoesHBAPerformAutoSense)
{
{{#if !IOUserResources}}
	*result = false;
{{/if}}
{{#if IOUserResources}}
	*result = true;
{{/if}}
	return kIOReturnSuccess;
}

/// False: after UserStartController, the family looks for a target at each ID. If true, the driver creates its targets
/// with UserCreateTargetForID.
kern_return_t IMPL({{name}}, UserDoesHBAPerformDeviceManagement)
{
	*result = false;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserDoesHBASupportMultiPathing)
{
	*result = false;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserDoesHBASupportSCSIParallelFeature)
{
	*result = false;
	return kIOReturnSuccess;
}

/// The same limits as in UserInitializeController.
kern_return_t IMPL({{name}}, UserGetDMASpecification)
{
	*maxTransferSize = maxSegmentSize;
	*alignment = segmentAlignment;
	*numAddressBits = addressBits;
	*segmentType = kDMAOutputSegmentHost64;
	return kIOReturnSuccess;
}

/// Called once for each task that can be in progress. The task later contains the number.
kern_return_t IMPL({{name}}, UserMapHBAData)
{
	*uniqueTaskID = ivars->nextTaskID++;
	return kIOReturnSuccess;
}

{{#if !IOUserResources}}
/// Sends a command to a target. Until then, the family finds no target.
kern_return_t IMPL({{name}}, UserProcessParallelTask)
{
	// Your code: retain completion, set response to kSCSIServiceResponse_Request_In_Process, and call
	// ParallelTaskCompletion with completion when the command has ended.
	*response = kSCSIServiceResponse_SERVICE_DELIVERY_OR_TARGET_FAILURE;
	return kIOReturnUnsupported;
}
{{/if}}
{{#if IOUserResources}}
{{> scsiController/ramDisk.cpp}}
{{/if}}

/// With an error, the family sends each command separately and never calls UserProcessBundledParallelTasks.
kern_return_t IMPL({{name}}, UserMapBundledParallelTaskCommandAndResponseBuffers)
{
	return kIOReturnError;
}

void IMPL({{name}}, UserProcessBundledParallelTasks)
{
}

kern_return_t IMPL({{name}}, UserAbortTaskRequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserAbortTaskSetRequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserClearACARequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserClearTaskSetRequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserLogicalUnitResetRequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserTargetResetRequest)
{
	*response = kSCSIServiceResponse_FUNCTION_REJECTED;
	return kIOReturnSuccess;
}
