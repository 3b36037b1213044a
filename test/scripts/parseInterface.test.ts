/** `.iig` files and single declarations are read as DriverKit reads them. */
import { describe, expect, it } from 'vitest';
import { sameSignature } from '../../scripts/iig/lineage.js';
import { parseDeclaration, parseInterface } from '../../scripts/iig/parseInterface.js';

describe('a declaration', () => {
	it.each([
		['bool init()', { name: 'init', returns: 'bool', parameters: [] }],
		['void free(void)', { parameters: [] }],
		[
			'virtual kern_return_t Start(IOService * provider) override',
			{ isVirtual: true, isOverride: true, isLocalOnly: false },
		],
		[
			'static OSArrayPtr withCapacity(uint32_t capacity) LOCALONLY',
			{ isStatic: true, isLocalOnly: true },
		],
		['const char * getCStringNoCopy() const', { returns: 'const char *', isConst: true }],
		['virtual bool stop() = 0', { isPure: true }],
		['void f(const char name[4])', { parameters: [{ type: 'const char [4]', name: 'name' }] }],
		['void f(uint8_t *& packet)', { parameters: [{ type: 'uint8_t * &', name: 'packet' }] }],
		[
			'void f(struct DeviceParams * params)',
			{ parameters: [{ type: 'DeviceParams *', name: 'params' }] },
		],
		['void f(uint32_t)', { parameters: [{ type: 'uint32_t' }] }],
		[
			'void f(OSAction * action TARGET)',
			{ parameters: [{ type: 'OSAction *', name: 'action', isTarget: true }] },
		],
		['OSSharedPtr<OSString> GetName() const', { returns: 'OSSharedPtr<OSString>' }],
		[
			'virtual void Done(OSAction * action) TYPE(IOTimerDispatchSource::TimerOccurred)',
			{ handles: 'IOTimerDispatchSource::TimerOccurred' },
		],
	])('%s', (text, method) => {
		expect(parseDeclaration(text)).toMatchObject(method);
	});

	it.each(['', 'uint32_t count', 'init()', '= 0'])('%j is not one', (text) => {
		expect(parseDeclaration(text)).toBeUndefined();
	});

	it.each([
		['void f(IOReturn status)', 'void f(kern_return_t result)', true],
		['void f(OSArrayPtr all)', 'void f(OSArray * all)', true],
		['void f(uint32_t a)', 'void f(uint64_t a)', false],
		['void f(uint32_t a)', 'void f(uint32_t a, uint32_t b)', false],
		['void f()', 'void f() const', false],
	])('%s and %s', (a, b, isSame) => {
		const [first, second] = [parseDeclaration(a), parseDeclaration(b)];
		expect(first && second && sameSignature(first, second)).toBe(isSame);
	});
});

describe('a file', () => {
	const text = `
#include <DriverKit/IOService.iig>
class IODispatchQueue;
/* class Old : public IOService { }; */
enum class Color { red };
class KERNEL Lamp : public IOService
{
public:
	virtual bool init() override; // a comment
	uint32_t count;
protected:
	void Blink() LOCALONLY;
	bool isOn() const LOCALONLY { return count > 0; }
};
class LOCALONLY Plain : public OSObject { public: void f(); };
`;
	const [lamp, plain, ...others] = parseInterface(text);

	it('has the classes with a body, and their methods', () => {
		expect(lamp).toMatchObject({ name: 'Lamp', superclass: 'IOService' });
		expect(lamp?.methods.map(({ name }) => name)).toEqual(['init', 'Blink', 'isOn']);
		expect(plain).toMatchObject({ name: 'Plain', methods: [{ name: 'f', isLocalOnly: true }] });
		expect(others).toEqual([]);
	});

	it('is replaced from the word class to the last brace', () => {
		const replaced = text.slice(lamp?.start, lamp?.end);
		expect(replaced).toMatch(/^class KERNEL Lamp[\s\S]*\}$/);
		expect(text.slice(lamp?.end)).toMatch(/^;\nclass LOCALONLY/);
	});
});
