#pragma once
#include <stdint.h>

typedef struct os_log_s * os_log_t;
#define OS_LOG_DEFAULT ((os_log_t)0)
extern "C" void _os_log(os_log_t log, const char * format, ...) __attribute__((format(printf, 2, 3)));
#define os_log(log, format, ...) _os_log((log), format, ##__VA_ARGS__)
#define os_log_debug os_log
#define os_log_error os_log
#define os_log_info os_log
#define os_log_fault os_log
