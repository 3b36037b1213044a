#pragma once
#include <stdint.h>
#include <DriverKit/DriverKitTypes.h>

#define kMaxDeviceStringLength 256
#define kIOUserStorageOptionNone 0
#define kIOUserStorageOptionForceUnitAccess 1
typedef uint32_t IOUserStorageOptions;

struct DeviceString {
	uint8_t data[kMaxDeviceStringLength];
};
struct BlockRange {
	uint64_t startBlock;
	uint64_t numOfBlocks;
};
struct DeviceParams {
	uint64_t numOfBlocks;
	uint32_t blockSize;
	uint32_t maxIOSize;
	uint32_t numOfOutstandingIOs;
	uint32_t maxNumOfUnmapRegions;
	uint32_t minSegmentAlignment;
	uint8_t numOfAddressBits;
	bool isUnmapSupported;
	bool isFUASupported;
};
