/** Words that no class, target or folder can be named. */

const cpp =
	'alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq';

const swift =
	'Any Protocol Self Type actor any as associatedtype async await break case catch class continue default defer deinit do dynamic else enum extension fallthrough false fileprivate final for func get guard if import in infix init inout internal is lazy let mutating nil nonisolated open operator optional override postfix precedencegroup prefix private protocol public repeat required rethrows return self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet didSet';

/** Macros and names that the interface generator of DriverKit puts into every class. */
const driverKit = 'IIG KERNEL LOCAL LOCALONLY LOCALHOST TYPE REMOTE SUPERDISPATCH ivars';

/** Windows opens a device for these, with any extension and in any case. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

const owners: readonly (readonly [owner: string, words: ReadonlySet<string>])[] = [
	['C++', new Set(cpp.split(' '))],
	['Swift', new Set(swift.split(' '))],
	['DriverKit', new Set(driverKit.split(' '))],
];

/** Who keeps a word for itself: `C++`, `Swift`, `DriverKit` or `Windows`. */
export function reservedBy(word: string): string | undefined {
	if (device.test(word)) return 'Windows';
	return owners.find(([, words]) => words.has(word))?.[0];
}
