#pragma once
#include <IOKit/IOService.h>

class IOUSBHostDevice : public IOService {
	OSDeclareCommon(IOUSBHostDevice)
};
