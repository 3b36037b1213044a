#pragma once
#include <DriverKit/DriverKitTypes.h>

typedef enum { kSCSIServiceResponse_TASK_COMPLETE = 2 } SCSIServiceResponse;
