#include <os/log.h>
#include <string.h>

#include <DriverKit/IODataQueueDispatchSource.h>
#include <DriverKit/IODispatchQueue.h>
#include <DriverKit/IOLib.h>
#include <DriverKit/OSAction.h>
#include <NetworkingDriverKit/NetworkingDriverKit.h>
{{> device/include.cpp}}

#include "{{name}}.h"

static constexpr uint32_t packetCount = 256;
static constexpr uint32_t packetSize = 2048;
static constexpr uint32_t queueCapacity = 128;

struct {{name}}_IVars
{
	{{provider}} * device;
	IODispatchQueue * queue;
	IOUserNetworkPacketBufferPool * pool;
	IOUserNetworkTxSubmissionQueue * toSend;
	IOUserNetworkTxCompletionQueue * sent;
	IOUserNetworkRxSubmissionQueue * toReceive;
	IOUserNetworkRxCompletionQueue * received;
	OSAction * packetsToSend;
};

{{> device/open.cpp}}
{{> dext/init.cpp}}
void {{name}}::free()
{
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->packetsToSend);
		OSSafeReleaseNULL(ivars->received);
		OSSafeReleaseNULL(ivars->toReceive);
		OSSafeReleaseNULL(ivars->sent);
		OSSafeReleaseNULL(ivars->toSend);
		OSSafeReleaseNULL(ivars->pool);
		OSSafeReleaseNULL(ivars->queue);
	}
	IOSafeDeleteNULL(ivars, {{name}}_IVars, 1);
	super::free();
}

kern_return_t IMPL({{name}}, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	result = OpenDevice(this, provider, &ivars->device);
	if (result == kIOReturnSuccess) {
		result = PublishInterface();
	}
	if (result == kIOReturnSuccess) {
		result = RegisterService();
	}
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't publish the interface: 0x%08x", result);
		CloseDevice(this, &ivars->device);
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	SetQueuesEnabled(false);
	CloseDevice(this, &ivars->device);
	return Stop(provider, SUPERDISPATCH);
}

/// Creates the packet queues, which share one pool of buffers, and publishes the interface, such as en8.
kern_return_t {{name}}::PublishInterface()
{
	IOUserNetworkPacketBufferPoolOptions options = {};
	options.packetCount = packetCount;
	options.bufferCount = packetCount;
	options.bufferSize = packetSize;
	options.maxBuffersPerPacket = 1;
	options.poolFlags = PoolFlagMapToDext;
	options.dmaSpecification.maxAddressBits = 64;
	kern_return_t result = CopyDispatchQueue("Default", &ivars->queue);
	if (result == kIOReturnSuccess) {
		result = IOUserNetworkPacketBufferPool::CreateWithOptions(this, "{{name}}", &options, &ivars->pool);
	}
	if (result == kIOReturnSuccess) {
		result = IOUserNetworkTxSubmissionQueue::Create(
			ivars->pool, this, queueCapacity, 0, ivars->queue, &ivars->toSend);
	}
	if (result == kIOReturnSuccess) {
		result = IOUserNetworkTxCompletionQueue::Create(
			ivars->pool, this, queueCapacity, 0, ivars->queue, &ivars->sent);
	}
	if (result == kIOReturnSuccess) {
		result = IOUserNetworkRxSubmissionQueue::Create(
			ivars->pool, this, queueCapacity, 0, ivars->queue, &ivars->toReceive);
	}
	if (result == kIOReturnSuccess) {
		result = IOUserNetworkRxCompletionQueue::Create(
			ivars->pool, this, queueCapacity, 0, ivars->queue, &ivars->received);
	}
	if (result == kIOReturnSuccess) {
		result = CreateActionPacketsToSend(0, &ivars->packetsToSend);
	}
	IODataQueueDispatchSource * source = nullptr;
	if (result == kIOReturnSuccess) {
		result = ivars->toSend->CopyDataQueue(&source);
	}
	if (result == kIOReturnSuccess) {
		result = source->SetDataAvailableHandler(ivars->packetsToSend);
	}
	OSSafeReleaseNULL(source);
	if (result != kIOReturnSuccess) {
		return result;
	}
	IOUserNetworkPacketQueue * queues[] = {ivars->toSend, ivars->sent, ivars->toReceive, ivars->received};
	return registerEthernetInterface(queues, 4, ivars->pool, ivars->pool);
}

void {{name}}::SetQueuesEnabled(bool enable)
{
	IOUserNetworkPacketQueue * queues[] = {ivars->sent, ivars->toSend, ivars->received, ivars->toReceive};
	for (IOUserNetworkPacketQueue * queue : queues) {
		if (queue != nullptr) {
			queue->setEnable(enable);
		}
	}
}

/// The system has packets to send.
void IMPL({{name}}, PacketsToSend)
{
	IOUserNetworkPacket * packet = nullptr;
	while (ivars->toSend->DequeuePacket(&packet) == kIOReturnSuccess && packet != nullptr) {
		// Your code: send the getDataLength() bytes at getDataVirtualAddress() + getDataOffset() first. For a packet that
		// arrives, dequeue one from toReceive, fill it, and enqueue it in received.
		if (ivars->sent->EnqueuePacket(packet) != kIOReturnSuccess) {
			ivars->pool->deallocatePacket(packet);
		}
		packet = nullptr;
	}
}

/// The interface is enabled or disabled, such as with `ifconfig up`.
IOReturn {{name}}::setInterfaceEnable(bool enable)
{
	// The system gives packets to the queues only after the superclass was called.
	const IOReturn result = super::setInterfaceEnable(enable);
	if (result != kIOReturnSuccess) {
		return result;
	}
	SetQueuesEnabled(enable);
	// Your code: start or stop the hardware, and report the link when the cable is connected or disconnected.
	return reportLinkStatus(
		enable ? kIOUserNetworkLinkStatusActive : kIOUserNetworkLinkStatusInactive,
		kIOUserNetworkMediaEthernetAuto);
}

IOReturn {{name}}::getHardwareAddress(ether_addr_t * addr)
{
	// Your code: read the address of the device. This one is locally administered.
	static const uint8_t address[] = {0x02, 0x00, 0x00, 0x00, 0x00, 0x01};
	memcpy(addr, address, sizeof(address));
	return kIOReturnSuccess;
}

IOReturn {{name}}::getSupportedMediaArray(MediaWord * mediaArray, uint32_t * mediaCount)
{
	mediaArray[0] = kIOUserNetworkMediaEthernetAuto;
	*mediaCount = 1;
	return kIOReturnSuccess;
}

MediaWord {{name}}::getInitialMedia()
{
	return kIOUserNetworkMediaEthernetAuto;
}

uint32_t {{name}}::getMaxTransferUnit()
{
	return 1500;
}

IOReturn {{name}}::handleChosenMedia(MediaWord chosenMedia)
{
	return chosenMedia == kIOUserNetworkMediaEthernetAuto ? kIOReturnSuccess : kIOReturnUnsupported;
}

/// IPv6 requires multicast. Until the hardware has filters, receive all multicast packets.
IOReturn {{name}}::setAllMulticastModeEnable(bool enable)
{
	return kIOReturnSuccess;
}

IOReturn {{name}}::setMulticastAddresses(const ether_addr_t * addresses, uint32_t count)
{
	return kIOReturnSuccess;
}

IOReturn {{name}}::setPromiscuousModeEnable(bool enable)
{
	return kIOReturnSuccess;
}
