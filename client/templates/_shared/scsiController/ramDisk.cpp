/// The number in `size` bytes of a command, the most significant byte first.
static uint64_t ReadNumber(const uint8_t * bytes, uint32_t size)
{
	uint64_t number = 0;
	for (uint32_t index = 0; index < size; index++) {
		number = number << 8 | bytes[index];
	}
	return number;
}

static void WriteNumber(uint8_t * bytes, uint64_t number, uint32_t size)
{
	for (uint32_t index = size; index-- > 0; number >>= 8) {
		bytes[index] = static_cast<uint8_t>(number);
	}
}

/// ILLEGAL REQUEST with an additional sense code, in the fixed format of SPC-4, 4.5.3.
static void Reject(SCSIUserParallelResponse * response, uint8_t code)
{
	response->fCompletionStatus = kSCSITaskStatus_CHECK_CONDITION;
	response->fSenseLength = 18;
	response->fSenseBuffer[0] = 0x70;
	response->fSenseBuffer[2] = 0x05;
	response->fSenseBuffer[7] = 10;
	response->fSenseBuffer[12] = code;
}

/// Answers a command whose answer does not depend on the contents of the disk; returns its length, or 0.
static uint32_t Describe(const uint8_t * command, uint8_t * answer)
{
	switch (command[0]) {
	case 0x03: // REQUEST SENSE: no sense
		answer[0] = 0x70;
		answer[7] = 10;
		return 18;
	case 0x12: // INQUIRY
		answer[2] = 0x06;
		answer[3] = 0x02;
		answer[4] = 31;
		memcpy(answer + 8, "Example RAM disk        1.0 ", 28);
		return 36;
	case 0x1a: // MODE SENSE(6): no pages
		answer[0] = 3;
		return 4;
	case 0x5a: // MODE SENSE(10): no pages
		answer[1] = 6;
		return 8;
	case 0x25: // READ CAPACITY(10)
		WriteNumber(answer, blockCount - 1, 4);
		WriteNumber(answer + 4, blockSize, 4);
		return 8;
	case 0x9e: // SERVICE ACTION IN(16): READ CAPACITY(16)
		if ((command[1] & 0x1f) != 0x10) {
			return 0;
		}
		WriteNumber(answer, blockCount - 1, 8);
		WriteNumber(answer + 8, blockSize, 4);
		return 32;
	case 0xa0: // REPORT LUNS: unit 0
		answer[3] = 8;
		return 16;
	default:
		return 0;
	}
}

/// Executes a command with the memory of its data.
static void Execute(
	uint8_t * disk,
	const uint8_t * command,
	uint8_t * data,
	uint64_t dataSize,
	SCSIUserParallelResponse * response)
{
	const bool isLong = command[0] == 0x88 || command[0] == 0x8a;
	const uint64_t block = isLong ? ReadNumber(command + 2, 8) : ReadNumber(command + 2, 4);
	const uint64_t count = isLong ? ReadNumber(command + 10, 4) : ReadNumber(command + 7, 2);
	switch (command[0]) {
	case 0x00: // TEST UNIT READY
	case 0x1b: // START STOP UNIT
	case 0x1e: // PREVENT ALLOW MEDIUM REMOVAL
	case 0x35: // SYNCHRONIZE CACHE(10)
	case 0x91: // SYNCHRONIZE CACHE(16)
		return;
	case 0x28: // READ(10)
	case 0x88: // READ(16)
	case 0x2a: // WRITE(10)
	case 0x8a: // WRITE(16)
		if (block > blockCount || count > blockCount - block) {
			Reject(response, 0x21);
			return;
		}
		if (count * blockSize > dataSize) {
			Reject(response, 0x24);
			return;
		}
		if (command[0] == 0x28 || command[0] == 0x88) {
			memcpy(data, disk + block * blockSize, count * blockSize);
		} else {
			memcpy(disk + block * blockSize, data, count * blockSize);
		}
		response->fBytesTransferred = count * blockSize;
		return;
	default:
		break;
	}
	uint8_t answer[36] = {};
	const bool asksForPage = command[0] == 0x12 && (command[1] & 0x01) != 0;
	const uint32_t length = asksForPage ? 0 : Describe(command, answer);
	if (length == 0) {
		Reject(response, asksForPage ? 0x24 : 0x20);
		return;
	}
	const uint64_t size = length < dataSize ? length : dataSize;
	memcpy(data, answer, size);
	response->fBytesTransferred = size;
}

/// Executes a command. Only here can the driver ask for the memory of its data: fBufferIOVMAddr is an address for DMA.
kern_return_t IMPL({{name}}, UserProcessParallelTask)
{
	IOBufferMemoryDescriptor * buffer = nullptr;
	IOAddressSegment range = {};
	if (parallelRequest.fRequestedTransferCount > 0) {
		kern_return_t result = UserGetDataBuffer(
			parallelRequest.fTargetID, parallelRequest.fControllerTaskIdentifier, &buffer);
		if (result == kIOReturnSuccess) {
			result = buffer->GetAddressRange(&range);
		}
		if (result != kIOReturnSuccess) {
			OSSafeReleaseNULL(buffer);
			*response = kSCSIServiceResponse_SERVICE_DELIVERY_OR_TARGET_FAILURE;
			return result;
		}
	}
	const uint64_t requested = parallelRequest.fRequestedTransferCount;
	SCSIUserParallelResponse reply = {};
	reply.version = kScsiUserParallelTaskResponseCurrentVersion1;
	reply.fTargetID = parallelRequest.fTargetID;
	reply.fControllerTaskIdentifier = parallelRequest.fControllerTaskIdentifier;
	reply.fServiceResponse = kSCSIServiceResponse_TASK_COMPLETE;
	reply.fCompletionStatus = kSCSITaskStatus_GOOD;
	// Your code: execute other commands, or send them elsewhere.
	Execute(
		ivars->disk,
		parallelRequest.fCommandDescriptorBlock,
		reinterpret_cast<uint8_t *>(range.address),
		range.length < requested ? range.length : requested,
		&reply);
	// The family does not expect the completion before this method has returned.
	retain();
	completion->retain();
	ivars->completions->DispatchAsync(^{
		ParallelTaskCompletion(completion, reply);
		completion->release();
		if (buffer != nullptr) {
			buffer->release();
		}
		release();
	});
	*response = kSCSIServiceResponse_Request_In_Process;
	return kIOReturnSuccess;
}
