// The part of the kernel classes that kexts of templates use. Nothing here runs.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef int IOReturn;
typedef uint32_t IOOptionBits;
typedef int32_t SInt32;
typedef uint32_t UInt32;

enum { kIOReturnSuccess = 0, kIOReturnError = 700, kIOReturnUnsupported };

class OSMetaClass {
public:
	OSMetaClass(const char * name, const OSMetaClass * superclass, unsigned int size);
	virtual class OSObject * alloc() const = 0;
};

class OSMetaClassBase {
public:
	virtual void retain() const;
	virtual void release() const;
	static OSMetaClassBase * safeMetaCast(const OSMetaClassBase * object, const OSMetaClass * type);
};

#define OSTypeID(type) (type::metaClass)
#define OSDynamicCast(type, object) ((type *)OSMetaClassBase::safeMetaCast((object), OSTypeID(type)))
#define OSSafeReleaseNULL(object) \
	do { \
		if ((object) != nullptr) { \
			(object)->release(); \
			(object) = nullptr; \
		} \
	} while (0)

#define OSDeclareCommon(className) \
public: \
	static const OSMetaClass * const metaClass; \
	explicit className(const OSMetaClass *); \
	virtual ~className(); \
	static void * operator new(size_t size);

#define OSDeclareDefaultStructors(className) \
	OSDeclareCommon(className) className(); \
\
protected:

#define OSDefineMetaClassAndStructors(className, superclassName) \
	class className##MetaClass : public OSMetaClass { \
	public: \
		className##MetaClass() : OSMetaClass(#className, superclassName::metaClass, sizeof(className)) {} \
		OSObject * alloc() const override { return new className; } \
	}; \
	static const className##MetaClass className##MetaClassInstance; \
	const OSMetaClass * const className::metaClass = &className##MetaClassInstance; \
	className::className(const OSMetaClass * type) : superclassName(type) {} \
	className::className() : superclassName(&className##MetaClassInstance) {} \
	className::~className() {}

class OSObject : public OSMetaClassBase {
	OSDeclareCommon(OSObject)

	virtual bool init();
	virtual void free();
};

class OSDictionary : public OSObject {
	OSDeclareCommon(OSDictionary)
};

class IORegistryEntry : public OSObject {
	OSDeclareCommon(IORegistryEntry)

	using OSObject::init;
	virtual bool init(OSDictionary * properties);
	virtual const char * getName() const;
	virtual OSObject * getProperty(const char * key) const;
	virtual bool setProperty(const char * key, OSObject * value);
	virtual bool setProperty(const char * key, const char * value);
};

class IOService : public IORegistryEntry {
	OSDeclareCommon(IOService)

	bool init(OSDictionary * properties = nullptr) override;
	void free() override;
	virtual IOService * probe(IOService * provider, SInt32 * score);
	virtual bool start(IOService * provider);
	virtual void stop(IOService * provider);
	virtual bool open(IOService * forClient, IOOptionBits options = 0, void * argument = nullptr);
	virtual void close(IOService * forClient, IOOptionBits options = 0);
	virtual void registerService(IOOptionBits options = 0);
	virtual bool terminate(IOOptionBits options = 0);
	virtual IOService * getProvider() const;
};
