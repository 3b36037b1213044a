#pragma once
#include <stdint.h>
#include <DriverKit/DriverKitTypes.h>
#include <DriverKit/OSSharedPtr.h>

#define kIOUserAudioDriverUserClientType 1

namespace AudioDriverKit {
typedef uint32_t IOUserAudioObjectID;
typedef uint32_t IOUserAudioObjectPropertySelector;
typedef uint32_t IOUserAudioObjectPropertyElement;
typedef uint32_t IOUserAudioIOOperation;
typedef uint32_t IOUserAudioSelectorValue;

constexpr IOUserAudioObjectID kIOUserAudioObjectIDDriver = 1;
constexpr IOUserAudioIOOperation IOUserAudioIOOperationBeginRead = 0;
constexpr IOUserAudioIOOperation IOUserAudioIOOperationWriteEnd = 1;
constexpr IOUserAudioObjectPropertyElement IOUserAudioObjectPropertyElementMain = 0;

enum class IOUserAudioClassID : uint32_t { Object, Driver, Device, Clock, Stream, Control, Box, VolumeControl, MuteControl, DataSourceControl };
enum class IOUserAudioClockAlgorithm : uint32_t { Raw, SimpleIIR, TwelvePtMovingWindowAverage };
enum class IOUserAudioDeviceTransportState : uint64_t { Stopped, Prewarmed, Running };
enum class IOUserAudioStartStopFlags : uint64_t { None, Prewarm };
enum class IOUserAudioStreamDirection : uint32_t { Output, Input };
enum class IOUserAudioObjectPropertyScope : uint32_t { Global, Input, Output, PlayThrough };
enum class IOUserAudioCustomPropertyDataType : uint32_t { None, String, Dictionary };
enum class IOUserAudioTransportType : uint32_t { Unknown, BuiltIn, PCI, USB, FireWire, Bluetooth, BluetoothLE, HDMI, DisplayPort, AirPlay, AVB, Thunderbolt };
enum class IOUserAudioStreamTerminalType : uint32_t { Unknown, Line, DigitalAudioInterface, Speaker, Headphones, Microphone, HDMI, DisplayPort };
enum class IOUserAudioChannelLabel : uint32_t { Unknown, Unused, Left, Right, Center, Mono };
enum class IOUserAudioFormatID : uint32_t { LinearPCM };
enum class IOUserAudioFormatFlags : uint32_t {
	FormatFlagIsFloat = 1,
	FormatFlagIsBigEndian = 2,
	FormatFlagIsSignedInteger = 4,
	FormatFlagIsPacked = 8,
	FormatFlagsNativeEndian = 0,
	FormatFlagsNativeFloatPacked = 9,
};
constexpr IOUserAudioFormatFlags operator|(IOUserAudioFormatFlags a, IOUserAudioFormatFlags b)
{
	return static_cast<IOUserAudioFormatFlags>(static_cast<uint32_t>(a) | static_cast<uint32_t>(b));
}

struct IOUserAudioStreamBasicDescription {
	double mSampleRate;
	IOUserAudioFormatID mFormatID;
	IOUserAudioFormatFlags mFormatFlags;
	uint32_t mBytesPerPacket;
	uint32_t mFramesPerPacket;
	uint32_t mBytesPerFrame;
	uint32_t mChannelsPerFrame;
	uint32_t mBitsPerChannel;
	uint32_t mReserved;
};

typedef Block<kern_return_t(
	IOUserAudioObjectID device,
	IOUserAudioIOOperation operation,
	uint32_t frameSize,
	uint64_t sampleTime,
	uint64_t hostTime)>
	IOOperationHandler;
}

using namespace AudioDriverKit;
