#pragma once
#include <stdint.h>
#include <DriverKit/DriverKitTypes.h>
#include <DriverKit/OSSharedPtr.h>

#define kIOUserMIDIDriverUserClientType 1

namespace MIDIDriverKit {
typedef uint32_t IOUserMIDIObjectID;
typedef uint32_t IOUserMIDIPropertySelector;
typedef uint32_t IOUserMIDIUMPWord;

constexpr IOUserMIDIObjectID kIOUserMIDIObjectIDDriver = 1;

enum class IOUserMIDIClassID : uint32_t { Object, Device, Entity, Endpoint, Source, Destination };
enum class IOUserMIDIProtocolID : uint32_t { MIDIProtocol_1_0 = 1, MIDIProtocol_2_0 = 2 };
enum class IOUserMIDIPropertyType : uint32_t { Data, Dictionary, Number, String };
enum class IOUserMIDIProperty : uint32_t { Unknown, Name, Manufacturer, Model, Offline, UniqueID, DisplayName, Private };

typedef Block<kern_return_t(const IOUserMIDIUMPWord * words, size_t count)> MIDIIOBlock;
}

using namespace MIDIDriverKit;
