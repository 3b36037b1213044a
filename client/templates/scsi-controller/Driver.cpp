#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <SCSIControllerDriverKit/IOUserSCSIParallelInterfaceController.h>

#include "{{name}}.h"

struct {{name}}_IVars
{
	uint32_t nextTaskID;
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
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

/// UserInitializeController and UserStartController are called from within the Start of the superclass.
kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
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

/// Allocates what the controller needs; no command arrives yet.
kern_return_t IMPL({{name}}, UserInitializeController)
{
	return kIOReturnSuccess;
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

/// Limits of transfers, as keys of constraints.
kern_return_t IMPL({{name}}, UserReportHBAConstraints)
{
	return UserReportHBAConstraints(constraints, SUPERDISPATCH);
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

/// What the memory of a transfer must be like.
kern_return_t IMPL({{name}}, UserGetDMASpecification)
{
	*maxTransferSize = 1024 * 1024;
	*alignment = 4;
	*numAddressBits = 64;
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
