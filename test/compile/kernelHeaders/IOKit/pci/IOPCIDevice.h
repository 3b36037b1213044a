#pragma once
#include <IOKit/IOService.h>

class IOPCIDevice : public IOService {
	OSDeclareCommon(IOPCIDevice)
};
