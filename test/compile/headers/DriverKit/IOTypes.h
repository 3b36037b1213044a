#pragma once
#include <stdint.h>

typedef uint32_t IOOptionBits;
typedef int32_t IOFixed;
typedef uint8_t UInt8;
typedef uint16_t UInt16;
typedef uint32_t UInt32;
typedef uint64_t UInt64;
typedef int SInt32;
