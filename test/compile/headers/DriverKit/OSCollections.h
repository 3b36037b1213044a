#pragma once
#include <DriverKit/OSArray.h>
#include <DriverKit/OSBoolean.h>
#include <DriverKit/OSData.h>
#include <DriverKit/OSDictionary.h>
#include <DriverKit/OSNumber.h>
#include <DriverKit/OSString.h>

extern "C" {
OSDictionaryPtr OSDictionaryCreate(void);
bool OSDictionarySetValue(OSDictionaryPtr dictionary, const char * key, OSObjectPtr value);
OSObjectPtr OSDictionaryGetValue(OSDictionaryPtr dictionary, const char * key);
bool OSDictionarySetStringValue(OSDictionaryPtr dictionary, const char * key, const char * value);
bool OSDictionarySetUInt64Value(OSDictionaryPtr dictionary, const char * key, uint64_t value);
uint64_t OSDictionaryGetUInt64Value(OSDictionaryPtr dictionary, const char * key);
}
