#pragma once
#include <stddef.h>

extern "C" {
void * memset(void * to, int value, size_t length);
void * memcpy(void * to, const void * from, size_t length);
void * memmove(void * to, const void * from, size_t length);
int memcmp(const void * a, const void * b, size_t length);
size_t strlen(const char * text);
int strcmp(const char * a, const char * b);
int strncmp(const char * a, const char * b, size_t length);
size_t strlcpy(char * to, const char * from, size_t size);
size_t strlcat(char * to, const char * from, size_t size);
}
