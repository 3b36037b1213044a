// The root class of DriverKit, and the types that all its classes share. Values are arbitrary: nothing here runs.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <DriverKit/IOReturn.h>
#include <DriverKit/IOTypes.h>

class OSMetaClass;
class OSMetaClassBase;
class OSObject;
class OSArray;
class OSBoolean;
class OSData;
class OSDictionary;
class OSNumber;
class OSString;
class OSAction;
class OSContainer;
class OSCollection;
class IODispatchQueue;
class IODispatchSource;
class IOService;
class IOUserClient;

typedef OSObject * OSObjectPtr;
typedef OSArray * OSArrayPtr;
typedef OSBoolean * OSBooleanPtr;
typedef OSData * OSDataPtr;
typedef OSDictionary * OSDictionaryPtr;
typedef OSNumber * OSNumberPtr;
typedef OSString * OSStringPtr;
typedef OSCollection * OSCollectionPtr;

typedef char IODispatchQueueName[256];
typedef char IOPropertyName[128];
typedef char IORegistryPlaneName[128];
typedef char IOServiceName[128];

struct IORPC {
	void * message;
	uint32_t sendSize;
};
typedef kern_return_t (*OSDispatchMethod)(OSMetaClassBase * self, const IORPC rpc);

class OSMetaClassBase {
public:
	static OSMetaClassBase * safeMetaCast(const OSMetaClassBase * object, const OSMetaClass * type);
	static OSMetaClassBase * requiredMetaCast(const OSMetaClassBase * object, const OSMetaClass * type);
	virtual const OSMetaClass * getMetaClass() const;
	virtual void retain() const;
	virtual void release() const;
	virtual bool isEqualTo(const OSMetaClassBase * object) const;
	uint32_t getRetainCount() const;
	static kern_return_t _Dispatch(OSMetaClassBase * self, const IORPC rpc);
};

class OSMetaClass : public OSMetaClassBase {};

OSObject * OSObjectAllocate(const OSMetaClass * type);

#define IMPL(classname, method) classname::method##_Impl(classname##_##method##_Args)
#define SUPERDISPATCH ((OSDispatchMethod)&super::_Dispatch)
#define OSTypeID(type) g##type##MetaClass
#define OSDynamicCast(type, object) ((type *)OSMetaClassBase::safeMetaCast((object), OSTypeID(type)))
#define OSRequiredCast(type, object) ((type *)OSMetaClassBase::requiredMetaCast((object), OSTypeID(type)))
#define OSTypeAlloc(type) ((type *)OSObjectAllocate(OSTypeID(type)))
#define OSSafeReleaseNULL(object) \
	do { \
		if ((object) != nullptr) { \
			(object)->release(); \
			(object) = nullptr; \
		} \
	} while (0)

inline void * operator new(size_t, void * memory) noexcept
{
	return memory;
}

// A block of Clang: anything that can be called in the same way.
template <typename Type> Type && declareValue() noexcept;
template <typename Signature> class Block;
template <typename Result, typename... Arguments> class Block<Result(Arguments...)> {
public:
	Block();
	Block(decltype(nullptr));
	template <
		typename Function,
		typename = decltype(static_cast<Result>(declareValue<Function &>()(declareValue<Arguments>()...)))>
	Block(Function function)
	{
		(void)function;
	}
	Result operator()(Arguments...) const;
};
#define Block_copy(block) (block)
#define Block_release(block) ((void)(block))

typedef Block<void()> IODispatchBlock;
typedef Block<kern_return_t()> IODispatchAction;
typedef Block<void()> IODispatchQueueCancelHandler;
typedef Block<void()> IODispatchSourceCancelHandler;
typedef Block<void()> OSActionCancelHandler;
typedef Block<void()> OSActionAbortedHandler;
typedef Block<bool(OSObject * object)> OSCollectionIterateObjectsBlock;
typedef Block<bool(OSObject * key, OSObject * object)> OSDictionaryIterateObjectsBlock;
typedef Block<void(const void * data, size_t dataSize)> IODataQueueClientDequeueEntryBlock;
typedef Block<void(void * data, size_t dataSize)> IODataQueueClientEnqueueEntryBlock;
typedef void (*IODispatchFunction)(void * context);
typedef void (*IODispatchLogFunction)(const char * text);

enum { kIOServicePowerCapabilityOff = 0, kIOServicePowerCapabilityOn = 2, kIOServicePowerCapabilityLow = 65536 };
enum { kIOMemoryDirectionIn = 1, kIOMemoryDirectionOut = 2, kIOMemoryDirectionInOut = 3, kIOMemoryDirectionOutIn = 3 };
enum { kIOMemoryMapReadOnly = 1, kIOMemoryMapCacheModeDefault = 0 };
enum { kIOTimerClockUptimeRaw = 1, kIOTimerClockMonotonicRaw = 2, kIOTimerClockMachAbsoluteTime = 4 };
enum { kIOUserClientMemoryReadOnly = 1 };

struct IOAddressSegment {
	uint64_t address;
	uint64_t length;
};

enum { kIODMACommandSpecificationNoOptions = 0, kIODMACommandPrepareForDMANoOptions = 0, kIODMACommandCompleteDMANoOptions = 0 };
enum { kIODMACommandCreateNoOptions = 0 };
struct IODMACommandSpecification {
	uint64_t options;
	uint64_t maxAddressBits;
};

struct IOUserClientMethodArguments;
typedef kern_return_t (*IOUserClientMethodFunction)(OSObject * target, void * reference, IOUserClientMethodArguments * arguments);
enum { kIOUserClientVariableStructureSize = 0xffffffff };
struct IOUserClientMethodArguments {
	uint64_t version;
	uint64_t selector;
	OSAction * completion;
	const uint64_t * scalarInput;
	uint32_t scalarInputCount;
	OSData * structureInput;
	class IOMemoryDescriptor * structureInputDescriptor;
	uint64_t * scalarOutput;
	uint32_t scalarOutputCount;
	OSData * structureOutput;
	class IOMemoryDescriptor * structureOutputDescriptor;
	uint64_t structureOutputMaximumSize;
};
struct IOUserClientMethodDispatch {
	IOUserClientMethodFunction function;
	uint32_t checkCompletionExists;
	uint32_t checkScalarInputCount;
	uint32_t checkStructureInputSize;
	uint32_t checkScalarOutputCount;
	uint32_t checkStructureOutputSize;
};

extern OSBoolean * const kOSBooleanTrue;
extern OSBoolean * const kOSBooleanFalse;
