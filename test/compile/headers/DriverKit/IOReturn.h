#pragma once

typedef int kern_return_t;
typedef kern_return_t IOReturn;

enum {
	KERN_SUCCESS = 0,
	kIOReturnSuccess = 0,
	kIOReturnError = 700,
	kIOReturnNoMemory,
	kIOReturnNoResources,
	kIOReturnNoDevice,
	kIOReturnNotPrivileged,
	kIOReturnBadArgument,
	kIOReturnExclusiveAccess,
	kIOReturnUnsupported,
	kIOReturnInternalError,
	kIOReturnIOError,
	kIOReturnNotOpen,
	kIOReturnNotReadable,
	kIOReturnNotWritable,
	kIOReturnBusy,
	kIOReturnTimeout,
	kIOReturnOffline,
	kIOReturnNotReady,
	kIOReturnNotAttached,
	kIOReturnNoSpace,
	kIOReturnNotPermitted,
	kIOReturnUnderrun,
	kIOReturnOverrun,
	kIOReturnAborted,
	kIOReturnNotFound,
	kIOReturnInvalid,
};
