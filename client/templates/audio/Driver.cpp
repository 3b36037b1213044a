#include <os/log.h>

#include <DriverKit/DriverKit.h>
#include <AudioDriverKit/AudioDriverKit.h>
{{> device/include.cpp}}

#include "{{name}}.h"

static constexpr double sampleRate = 48000;
static constexpr uint32_t channelCount = 2;
/// The frames of the buffer between Core Audio and the driver, and between two timestamps.
static constexpr uint32_t periodFrames = 16384;
static constexpr uint32_t frameSize = channelCount * sizeof(int16_t);

struct {{name}}_IVars
{
{{#if !IOUserResources}}
	{{provider}} * device;
{{/if}}
	OSSharedPtr<IOUserAudioDevice> audioDevice;
	OSSharedPtr<IOTimerDispatchSource> timer;
	OSSharedPtr<OSAction> periodEnded;
	/// In units of mach_absolute_time.
	uint64_t periodTime;
};

{{> device/open.cpp}}
{{> dext/init.cpp}}
void {{name}}::free()
{
	if (ivars != nullptr) {
		ivars->periodEnded.reset();
		ivars->timer.reset();
		ivars->audioDevice.reset();
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
{{#if !IOUserResources}}
	result = OpenDevice(this, provider, &ivars->device);
	if (result == kIOReturnSuccess) {
		result = PublishDevice();
	}
{{/if}}
{{#if IOUserResources}}
	result = PublishDevice();
{{/if}}
	if (result == kIOReturnSuccess) {
		result = RegisterService();
	}
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't publish the audio device: 0x%08x", result);
{{#if !IOUserResources}}
		CloseDevice(this, &ivars->device);
{{/if}}
		Stop(provider, SUPERDISPATCH);
		return result;
	}
	os_log(OS_LOG_DEFAULT, "{{name}}: started");
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}, Stop)
{
	os_log(OS_LOG_DEFAULT, "{{name}}: stopped");
	if (ivars->audioDevice) {
		RemoveObject(ivars->audioDevice.get());
	}
{{#if !IOUserResources}}
	CloseDevice(this, &ivars->device);
{{/if}}
	return Stop(provider, SUPERDISPATCH);
}

/// Creates an output device with one stereo stream, which Sound settings show.
kern_return_t {{name}}::PublishDevice()
{
	OSSharedPtr<OSString> name(OSString::withCString("{{displayName}}"), OSNoRetain);
	OSSharedPtr<OSString> identifier(OSString::withCString("{{driverIdentifier}}"), OSNoRetain);
	ivars->audioDevice = IOUserAudioDevice::Create(
		this, false, identifier.get(), identifier.get(), identifier.get(), periodFrames);
	if (!ivars->audioDevice) {
		return kIOReturnNoMemory;
	}
	ivars->audioDevice->SetName(name.get());
{{#if IOUSBHostDevice}}
	ivars->audioDevice->SetTransportType(IOUserAudioTransportType::USB);
{{/if}}
{{#if IOPCIDevice}}
	ivars->audioDevice->SetTransportType(IOUserAudioTransportType::PCI);
{{/if}}
	ivars->audioDevice->SetCanBeDefaultOutputDevice(true);
	ivars->audioDevice->SetAvailableSampleRates(&sampleRate, 1);
	ivars->audioDevice->SetSampleRate(sampleRate);

	OSSharedPtr<IOBufferMemoryDescriptor> buffer;
	kern_return_t result = IOBufferMemoryDescriptor::Create(
		kIOMemoryDirectionInOut, periodFrames * frameSize, 0, buffer.attach());
	if (result != kIOReturnSuccess) {
		return result;
	}
	OSSharedPtr<IOUserAudioStream> stream =
		IOUserAudioStream::Create(this, IOUserAudioStreamDirection::Output, buffer.get());
	if (!stream) {
		return kIOReturnNoMemory;
	}
	const IOUserAudioStreamBasicDescription format = {
		sampleRate,
		IOUserAudioFormatID::LinearPCM,
		static_cast<IOUserAudioFormatFlags>(
			IOUserAudioFormatFlags::FormatFlagIsSignedInteger | IOUserAudioFormatFlags::FormatFlagsNativeEndian),
		frameSize,
		1,
		frameSize,
		channelCount,
		16,
	};
	stream->SetAvailableStreamFormats(&format, 1);
	stream->SetCurrentStreamFormat(&format);
	stream->SetStreamIsActive(true);
	result = ivars->audioDevice->AddStream(stream.get());
	if (result != kIOReturnSuccess) {
		return result;
	}

	struct mach_timebase_info timebase = {};
	mach_timebase_info(&timebase);
	const double nanoseconds = periodFrames * 1e9 / sampleRate;
	ivars->periodTime = static_cast<uint64_t>(nanoseconds * timebase.denom / timebase.numer);
	IOTimerDispatchSource * timer = nullptr;
	result = IOTimerDispatchSource::Create(GetWorkQueue().get(), &timer);
	if (result != kIOReturnSuccess) {
		return result;
	}
	ivars->timer = OSSharedPtr(timer, OSNoRetain);
	OSAction * periodEnded = nullptr;
	result = CreateActionPeriodEnded(0, &periodEnded);
	if (result != kIOReturnSuccess) {
		return result;
	}
	ivars->periodEnded = OSSharedPtr(periodEnded, OSNoRetain);
	ivars->timer->SetHandler(periodEnded);
	return AddObject(ivars->audioDevice.get());
}

/// The first app starts to play.
kern_return_t {{name}}::StartDevice(
	IOUserAudioObjectID in_object_id,
	IOUserAudioStartStopFlags in_flags)
{
	// Your code: start the hardware, and call UpdateCurrentZeroTimestamp from its interrupts instead of this timer.
	ivars->audioDevice->UpdateCurrentZeroTimestamp(0, 0);
	ivars->timer->WakeAtTime(kIOTimerClockMachAbsoluteTime, mach_absolute_time() + ivars->periodTime, 0);
	ivars->timer->SetEnable(true);
	return super::StartDevice(in_object_id, in_flags);
}

/// The last app has stopped.
kern_return_t {{name}}::StopDevice(
	IOUserAudioObjectID in_object_id,
	IOUserAudioStartStopFlags in_flags)
{
	// Your code: stop the hardware.
	ivars->timer->SetEnable(false);
	return super::StopDevice(in_object_id, in_flags);
}

/// Reports that the buffer was played once, which is the clock of Core Audio. Nothing plays it yet, so it is silent.
void IMPL({{name}}, PeriodEnded)
{
	uint64_t sampleTime = 0;
	uint64_t hostTime = 0;
	ivars->audioDevice->GetCurrentZeroTimestamp(&sampleTime, &hostTime);
	const bool isFirst = hostTime == 0;
	sampleTime = isFirst ? 0 : sampleTime + periodFrames;
	hostTime = isFirst ? time : hostTime + ivars->periodTime;
	ivars->audioDevice->UpdateCurrentZeroTimestamp(sampleTime, hostTime);
	ivars->timer->WakeAtTime(kIOTimerClockMachAbsoluteTime, hostTime + ivars->periodTime, 0);
}
