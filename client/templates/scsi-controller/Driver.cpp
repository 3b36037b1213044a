#include <os/log.h>

#include <DriverKit/IODispatchQueue.h>
#include <DriverKit/IOKitKeys.h>
#include <DriverKit/IOLib.h>
#include <DriverKit/OSCollections.h>
#include <SCSIControllerDriverKit/IOSCSIParallelControllerCharacteristics.h>
#include <SCSIControllerDriverKit/IOUserSCSIParallelInterfaceController.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	uint32_t nextTaskID;
};

/// The constraints on the memory of a transfer. It has one segment, because a task has one address.
static constexpr uint64_t maxSegmentSize = 1024 * 1024;
static constexpr uint32_t segmentAlignment = 4;
static constexpr uint8_t addressBits = 64;

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
	if (result == kIOReturnSuccess) {
		result = Start(provider, SUPERDISPATCH);
	}
	if (result == kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: started");
	}
	return result;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	return Stop(provider, SUPERDISPATCH);
}

/// Allocates resources and reports all limits to the family, before the first command arrives.
kern_return_t IMPL({{name}}, UserInitializeController)
{
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
	*id = 6;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportHBAHighestLogicalUnitNumber)
{
	*value = 0;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserReportMaximumTaskCount)
{
	*count = 1;
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, UserDoesHBAPerformAutoSense)
{
	*result = false;
	return kIOReturnSuccess;
}

/// If true, the driver creates its targets itself, with UserCreateTargetForID.
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

/// Sends a command. Retain completion, and call ParallelTaskCompletion with it when the command has completed.
kern_return_t IMPL({{name}}, UserProcessParallelTask)
{
	*response = kSCSIServiceResponse_SERVICE_DELIVERY_OR_TARGET_FAILURE;
	return kIOReturnUnsupported;
}

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
