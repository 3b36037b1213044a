#pragma once
#include <IOKit/IOService.h>

class IOACPIPlatformDevice : public IOService {
	OSDeclareCommon(IOACPIPlatformDevice)
};
