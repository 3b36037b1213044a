#pragma once
#include <IOKit/IOService.h>

class IOUSBHostInterface : public IOService {
	OSDeclareCommon(IOUSBHostInterface)
};
