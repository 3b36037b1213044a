#pragma once
#include <stdint.h>

namespace driverkit::serial {
constexpr uint32_t kSerialQueueLogSizeMax = 24;

struct SerialPortInterface {
	mutable uint32_t txPI;
	mutable uint32_t txCI;
	uint32_t txqoffset;
	uint8_t txqlogsz;
	mutable uint32_t rxPI;
	mutable uint32_t rxCI;
	uint32_t rxqoffset;
	uint8_t rxqlogsz;
};
}
