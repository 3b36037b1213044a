#pragma once
#include <stdint.h>
#include <net/ethernet.h>
#include <DriverKit/DriverKitTypes.h>

class IOUserNetworkPacket;
class IOUserNetworkPacketPoller;
class IOUserNetworkPacketQueue;

typedef uint32_t MediaWord;
typedef uint32_t LinkStatus;
typedef uint32_t LinkQuality;
typedef uint32_t IOUserNetworkMediaType;
typedef uint32_t IOUserNetworkLinkStatus;
typedef uint32_t IOUserNetworkLinkQuality;
typedef uint32_t IOUserNetworkPacketDirection;
typedef uint32_t IOUserNetworkPacketQueueId;
typedef uint32_t IOUserNetworkServiceClass;
typedef uint32_t IOUserNetworkPacketLROFlags;
typedef uint32_t IOUserNetworkPacketRxChecksumFlags;
typedef uint32_t IOUserNetworkPacketTSOFlags;
typedef uint32_t IOUserNetworkPacketTxChecksumFlags;
typedef uint32_t IONetworkPacketType;
typedef struct ifdrv ifdrv_t;
typedef struct nicproxy_limits_info_s nicproxy_limits_info_t;

typedef unsigned int (*DequeueAction)(OSObject * target, IOUserNetworkPacketQueue * queue, IOUserNetworkPacket ** packets, unsigned int count, void * reference);
typedef unsigned int (*EnqueueAction)(OSObject * target, IOUserNetworkPacketQueue * queue, IOUserNetworkPacket ** packets, unsigned int count, void * reference);
typedef unsigned int (*QueryFreeSpaceAction)(OSObject * target, IOUserNetworkPacketQueue * queue, unsigned int * space);

struct IOUserNetworkMACAddress {
	uint8_t octet[6];
};

enum {
	PoolFlagSingleMemorySegment = 1,
	PoolFlagMapToDext = 2,
	PoolFlagMapToDevice = 4,
	PoolFlagPersistentMemory = 8,
	PoolFlagIODirectionIn = 16,
	PoolFlagIODirectionOut = 32,
	PoolFlagVirtualDevice = 64,
};
struct IOUserNetworkPacketBufferPoolOptions {
	uint32_t packetCount;
	uint32_t bufferCount;
	uint32_t bufferSize;
	uint32_t maxBuffersPerPacket;
	uint32_t memorySegmentSize;
	uint32_t poolFlags;
	IODMACommandSpecification dmaSpecification;
};

enum { IONetworkPacketTypeNetwork = 1 };
enum { kIOUserNetworkLinkStatusInvalid, kIOUserNetworkLinkStatusInactive, kIOUserNetworkLinkStatusActive };
enum {
	kIOUserNetworkMediaEthernetAuto = 32,
	kIOUserNetworkMediaEthernetNone,
	kIOUserNetworkMediaEthernet10BaseT,
	kIOUserNetworkMediaEthernet100BaseTX,
	kIOUserNetworkMediaEthernet1000BaseT,
	kIOUserNetworkMediaOptionFullDuplex = 1048576,
	kIOUserNetworkMediaOptionHalfDuplex = 2097152,
};
