#pragma once
#include <stdint.h>

extern "C" void IOLog(const char * format, ...) __attribute__((format(printf, 1, 2)));
extern "C" void IOSleep(unsigned milliseconds);
