#include <os/log.h>

#include <DriverKit/IOLib.h>
#include <DriverKit/IOUserClient.h>
{{#if familyAudio}}
#include <AudioDriverKit/AudioDriverKit.h>
{{/if}}
{{#if familyMidi}}
#include <MIDIDriverKit/MIDIDriverKit.h>
{{/if}}

#include "{{name}}.h"
#include "{{name}}UserClient.h"

/// The methods that an app can call with IOConnectCallScalarMethod.
enum {{name}}Selector : uint64_t
{
	k{{name}}SelectorVersion = 0,
{{#if typesKeys}}
	k{{name}}SelectorTypeKey = 1,
{{/if}}
};

struct {{name}}UserClient_IVars
{
	{{name}} * driver;
};

/// Called when an app opens the driver. UserClientProperties in the personality specifies the class to create.
kern_return_t IMPL({{name}}, NewUserClient)
{
{{#if familyAudio}}
	if (type == kIOUserAudioDriverUserClientType) {
		return super::NewUserClient(type, userClient, SUPERDISPATCH);
	}

{{/if}}
{{#if familyMidi}}
	if (type == kIOUserMIDIDriverUserClientType) {
		return super::NewUserClient(type, userClient, SUPERDISPATCH);
	}

{{/if}}
	IOService * service = nullptr;
	kern_return_t result = Create(this, "UserClientProperties", &service);
	if (result != kIOReturnSuccess) {
		os_log(OS_LOG_DEFAULT, "{{name}}: can't create the user client: 0x%08x", result);
		return result;
	}
	*userClient = OSDynamicCast(IOUserClient, service);
	if (*userClient == nullptr) {
		OSSafeReleaseNULL(service);
		return kIOReturnError;
	}
	return kIOReturnSuccess;
}

bool {{name}}UserClient::init()
{
	if (!super::init()) {
		return false;
	}
	ivars = IONewZero({{name}}UserClient_IVars, 1);
	return ivars != nullptr;
}

void {{name}}UserClient::free()
{
	if (ivars != nullptr) {
		OSSafeReleaseNULL(ivars->driver);
	}
	IOSafeDeleteNULL(ivars, {{name}}UserClient_IVars, 1);
	super::free();
}

kern_return_t IMPL({{name}}UserClient, Start)
{
	kern_return_t result = Start(provider, SUPERDISPATCH);
	if (result != kIOReturnSuccess) {
		return result;
	}
	ivars->driver = OSDynamicCast({{name}}, provider);
	if (ivars->driver == nullptr) {
		Stop(provider, SUPERDISPATCH);
		return kIOReturnBadArgument;
	}
	ivars->driver->retain();
	return kIOReturnSuccess;
}

kern_return_t IMPL({{name}}UserClient, Stop)
{
	return Stop(provider, SUPERDISPATCH);
}

/// All arguments are from an app. Validate every size before use.
kern_return_t {{name}}UserClient::ExternalMethod(
	uint64_t selector,
	IOUserClientMethodArguments * arguments,
	const IOUserClientMethodDispatch * dispatch,
	OSObject * target,
	void * reference)
{
	switch (selector) {
	case k{{name}}SelectorVersion:
		if (arguments->scalarOutput == nullptr || arguments->scalarOutputCount < 1) {
			return kIOReturnBadArgument;
		}
		arguments->scalarOutput[0] = 1;
		arguments->scalarOutputCount = 1;
		return kIOReturnSuccess;
{{#if typesKeys}}
	case k{{name}}SelectorTypeKey:
		if (arguments->scalarInput == nullptr || arguments->scalarInputCount != 1 || arguments->scalarInput[0] > 0xe7) {
			return kIOReturnBadArgument;
		}
		return ivars->driver->TypeKey(static_cast<uint8_t>(arguments->scalarInput[0]));
{{/if}}
	// Your code: more methods.
	default:
		return kIOReturnUnsupported;
	}
}
