#pragma once
#include <stdint.h>
#include <DriverKit/DriverKitTypes.h>
#include <SCSIControllerDriverKit/IOSCSIParallelControllerCharacteristics.h>

#define kMaxBundledParallelTasks 32
typedef uint64_t SCSIDeviceIdentifier;
typedef SCSIDeviceIdentifier SCSITargetIdentifier;
typedef uint8_t SCSICommandDescriptorBlock[16];

enum {
	kSCSIServiceResponse_Request_In_Process,
	kSCSIServiceResponse_SERVICE_DELIVERY_OR_TARGET_FAILURE,
	kSCSIServiceResponse_TASK_COMPLETE,
	kSCSIServiceResponse_LINK_COMMAND_COMPLETE,
	kSCSIServiceResponse_FUNCTION_COMPLETE,
	kSCSIServiceResponse_FUNCTION_REJECTED,
};
enum { kSCSITaskStatus_GOOD, kSCSITaskStatus_CHECK_CONDITION, kSCSITaskStatus_DeviceNotPresent };
enum { kScsiUserParallelTaskCurrentVersion1 = 1, kScsiUserParallelTaskResponseCurrentVersion1 = 1 };
enum { kSCSIDataTransfer_NoDataTransfer, kSCSIDataTransfer_FromInitiatorToTarget, kSCSIDataTransfer_FromTargetToInitiator };

typedef struct SCSIUserParallelTask {
	uint64_t version;
	uint64_t fTargetID;
	uint64_t fControllerTaskIdentifier;
	uint64_t fBufferIOVMAddr;
	uint64_t fRequestedTransferCount;
	uint8_t fTransferDirection;
	uint32_t fCommandSize;
	SCSICommandDescriptorBlock fCommandDescriptorBlock;
} SCSIUserParallelTask;
typedef struct SCSIUserParallelResponse {
	uint64_t version;
	uint64_t fTargetID;
	uint64_t fControllerTaskIdentifier;
	uint64_t fBytesTransferred;
	uint32_t fCompletionStatus;
	uint32_t fServiceResponse;
	uint8_t fSenseLength;
	uint8_t fSenseBuffer[64];
} SCSIUserParallelResponse;
typedef enum DMAOutputSegmentType : uint16_t {
	kDMAOutputSegmentHost32,
	kDMAOutputSegmentBig32,
	kDMAOutputSegmentLittle32,
	kDMAOutputSegmentHost64,
	kDMAOutputSegmentBig64,
	kDMAOutputSegmentLittle64,
} DMAOutputSegmentType;
