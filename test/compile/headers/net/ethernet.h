#pragma once
#include <stdint.h>

#define ETHER_ADDR_LEN 6
typedef struct ether_addr {
	uint8_t octet[ETHER_ADDR_LEN];
} ether_addr_t;
