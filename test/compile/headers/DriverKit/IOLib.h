#pragma once
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <DriverKit/IOReturn.h>
#include <DriverKit/IOTypes.h>
#include <os/log.h>

extern "C" {
int IOLog(const char * format, ...) __attribute__((format(printf, 1, 2)));
void * IOMalloc(size_t length);
void * IOMallocZero(size_t length);
void IOFree(void * address, size_t length);
void IOSleep(uint64_t milliseconds);
void IODelay(uint64_t microseconds);
extern uint64_t IOVMPageSize;
uint64_t mach_absolute_time(void);
uint64_t clock_gettime_nsec_np(int clock);
struct mach_timebase_info {
	uint32_t numer;
	uint32_t denom;
};
typedef struct mach_timebase_info mach_timebase_info_data_t;
kern_return_t mach_timebase_info(struct mach_timebase_info * info);
struct IOLock;
struct IOLock * IOLockAlloc(void);
void IOLockFree(struct IOLock * lock);
void IOLockLock(struct IOLock * lock);
void IOLockUnlock(struct IOLock * lock);
}

#define IONew(type, count) ((type *)IOMalloc(sizeof(type) * (count)))
#define IONewZero(type, count) ((type *)IOMallocZero(sizeof(type) * (count)))
#define IODelete(pointer, type, count) IOFree((pointer), sizeof(type) * (count))
#define IOSafeDeleteNULL(pointer, type, count) \
	do { \
		if ((pointer) != nullptr) { \
			type * deleted = (pointer); \
			IODelete(deleted, type, count); \
			(pointer) = nullptr; \
		} \
	} while (0)
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
