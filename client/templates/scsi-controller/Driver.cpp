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

/// What the memory of a transfer must be like; it is one segment, since a task has one address.
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

/// The family expects both queues. UserInitializeController and UserStartController are called from within the Start of the superclass.
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

/// Allocates what the controller needs; no command arrives yet. The family must know all these limits before one does.
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

/// From here on the controller must take commands.
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

/// With true, the driver itself creates targets, with UserCreateTargetForID.
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

/// Called once for each task that can be under way; the number comes back with the task.
kern_return_t IMPL({{name}}, UserMapHBAData)
{
	*uniqueTaskID = ivars->nextTaskID++;
	return kIOReturnSuccess;
}

/// Puts a command on the bus. Keep a reference to completion and call ParallelTaskCompletion with it at the end.
kern_return_t IMPL({{name}}, UserProcessParallelTask)
{
	*response = kSCSIServiceResponse_SERVICE_DELIVERY_OR_TARGET_FAILURE;
	return kIOReturnUnsupported;
}

/// With an error, the family hands over each command by itself, and never calls UserProcessBundledParallelTasks.
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
