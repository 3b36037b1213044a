#pragma once
#include <DriverKit/DriverKitTypes.h>

struct OSNoRetainTag {};
struct OSRetainTag {};
inline constexpr OSNoRetainTag OSNoRetain{};
inline constexpr OSRetainTag OSRetain{};

template <typename Object> class OSSharedPtr {
public:
	OSSharedPtr();
	OSSharedPtr(decltype(nullptr));
	OSSharedPtr(Object * object, OSNoRetainTag);
	OSSharedPtr(Object * object, OSRetainTag);
	OSSharedPtr(const OSSharedPtr & other);
	template <typename Other> OSSharedPtr(const OSSharedPtr<Other> & other);
	OSSharedPtr & operator=(const OSSharedPtr & other);
	OSSharedPtr & operator=(decltype(nullptr));
	Object * get() const noexcept;
	Object ** attach() noexcept;
	Object * detach() noexcept;
	Object * operator->() const noexcept;
	Object & operator*() const noexcept;
	explicit operator bool() const noexcept;
	void reset() noexcept;
	void reset(Object * object, OSNoRetainTag) noexcept;
	void reset(Object * object, OSRetainTag) noexcept;
};
template <typename A, typename B> bool operator==(const OSSharedPtr<A> & a, const OSSharedPtr<B> & b);
template <typename A> bool operator==(const OSSharedPtr<A> & a, decltype(nullptr));

template <typename Object> OSSharedPtr<Object> OSMakeShared();
