/** The text of `ioreg`, with everything that is hard to read in it. */
import { describe, expect, it } from 'vitest';
import { readIoregText } from '../../../server/src/service/registry/ioregText.js';
import { readIoregValue } from '../../../server/src/service/registry/ioregValue.js';
import { showRegistry, showValue } from './showRegistry.js';

function tree(text: string): string {
	return showRegistry(readIoregText(text));
}

function remarks(text: string): readonly string[] {
	return readIoregText(text).remarks.map(({ kind, line, count }) =>
		[kind, ...(line === undefined ? [] : [`line ${line}`, `${count}`])].join(', '),
	);
}

const pedal = `+-o Root  <class IORegistryEntry, id 0x100000100, retain 9>
  | {
  |   "OS Build Version" = "24A335"
  | }
  | 
  +-o Foot Pedal@01100000  <class IOUSBHostDevice, id 0x100000205, registered, !matched, active, busy 2 (472 ms), retain 28>
    | {
    |   "idVendor" = 4660
    | }
    | 
    +-o Driver  <class IOUserService, id 0x1000002a7, !registered, matched, inactive, busy 0, retain 11>
        {
          "IOProbeScore" = 90000
        }
        
`;

describe('the tree', () => {
	it('has entries at their depth, with name, location, and class', () => {
		expect(tree(pedal)).toBe(
			[
				'Root <IORegistryEntry> {OS Build Version="24A335"}',
				'  Foot Pedal@01100000 <IOUSBHostDevice> {idVendor=4660}',
				'    Driver <IOUserService> {IOProbeScore=90000}',
			].join('\n'),
		);
		expect(remarks(pedal)).toEqual([]);
	});

	it('has the state and the ID of each entry', () => {
		const [root, device, driver] = readIoregText(pedal).entries;
		expect(root?.state).toEqual({});
		expect(device).toMatchObject({
			id: 0x100000205n,
			state: { registered: true, matched: false, active: true, busy: 2 },
		});
		expect(driver?.state).toEqual({ registered: false, matched: true, active: false, busy: 0 });
		expect(driver?.parents).toEqual([device]);
	});

	it.each([
		['is the same with CRLF', pedal.replaceAll('\n', '\r\n')],
		['is the same with CR', pedal.replaceAll('\n', '\r')],
		['is the same without whitespace at the end of lines', pedal.replace(/[ |]+$/gm, '')],
		['is the same with more indentation', pedal.replace(/^/gm, '    ')],
		[
			'is the same with spaces of a web page',
			pedal.replace(/^ +/gm, (s) => s.replaceAll(' ', '\u00a0')),
		],
		['is the same with the quotes of an editor', pedal.replace(/"([^"]*)"/g, '“$1”')],
		[
			'is the same with bold names',
			pedal.replace(/\+-o (.*?) {2}</g, '+-o \u001b[1m$1\u001b[0m  <'),
		],
		['is the same after a prompt', `$ ioreg -l -w0\n${pedal}`],
	])('%s', (_title, text) => {
		expect(tree(text)).toBe(tree(pedal));
		expect(remarks(text)).toEqual([]);
	});

	it.each([
		['+-o AppleACPI@x@1F,2  <class C, id 0x1>', 'AppleACPI@x@1F,2 <C>'],
		['+-o name@x  <class C, id 0x1>', 'name@x <C>'],
		['+-o Disk <class A>  <class C, id 0x1>', 'Disk <class A> <C>'],
		['+-o IOMedia, "x"@1  <class C>', 'IOMedia, "x"@1 <C>'],
		['+-o Tastatur für Büro@14200000  <class C>', 'Tastatur für Büro@14200000 <C>'],
		['+-o   <class C>', ' <C>'],
		['+-o old  <class C, registered, retain count 3>', 'old <C>'],
	])('has the name of %s', (line, shown) => {
		expect(tree(line)).toBe(shown);
	});
});

describe('the text of an entry', () => {
	it('has a location apart from a name with an @', () => {
		const [entry] = readIoregText('+-o a@b@1F,2  <class C>').entries;
		expect(entry).toMatchObject({ name: 'a@b', location: '1F,2' });
	});

	it('has the superclasses that ioreg -i shows, the nearest first', () => {
		const [entry] = readIoregText(
			'+-o x  <class IORegistryEntry:IOService:IOPCIDevice, id 0x1>',
		).entries;
		expect(entry).toMatchObject({
			className: 'IOPCIDevice',
			ancestors: ['IOService', 'IORegistryEntry'],
		});
	});
});

describe('a tree with an entry', () => {
	it('below several parents has it once', () => {
		const text = `+-o Root  <class IORegistryEntry, id 0x1>
  +-o A  <class IOService, id 0x2>
  | +-o HID  <class IOHIDSystem, id 0x4>
  |     {
  |       "a" = 1
  |     }
  |     
  +-o B  <class IOService, id 0x3>
    +-o HID  <class IOHIDSystem, id 0x4>
        {
          "a" = 1
        }
        
`;
		const { entries } = readIoregText(text);
		expect(entries.map(({ name }) => name)).toEqual(['Root', 'A', 'HID', 'B']);
		expect(entries[2]?.parents.map(({ name }) => name)).toEqual(['A', 'B']);
		expect(entries[3]?.children).toEqual([entries[2]]);
	});

	it('below itself has no cycle', () => {
		const { entries } = readIoregText(
			'+-o A  <class C, id 0x1>\n  +-o B  <class C, id 0x2>\n    +-o A  <class C, id 0x1>\n',
		);
		expect(entries.map(({ parents }) => parents.length)).toEqual([0, 1]);
	});
});

describe('the trees of a text', () => {
	it('have several roots, as ioreg -r prints them', () => {
		expect(tree('+-o A@1  <class C>\n  +-o B  <class D>\n\n+-o A@2  <class C>\n')).toBe(
			'A@1 <C>\n  B <D>\nA@2 <C>',
		);
	});

	it('are in the planes that their entries or lines before them show', () => {
		const planes = (text: string): readonly string[] =>
			readIoregText(text).roots.map(({ plane }) => plane);
		const service =
			'+-o Root  <class IORegistryEntry, id 0x1>\n  +-o Mac  <class IOPlatformExpertDevice, id 0x2>\n';
		expect(planes(service)).toEqual(['IOService']);
		expect(planes(`${service}    +-o chosen  <class IOService, id 0x3>\n`)).toEqual([
			'IODeviceTree',
		]);
		expect(planes(`${service}IOUSB:\n${service}`)).toEqual(['IOService', 'IOUSB']);
		const mac = 'Mac  <class IOPlatformExpertDevice';
		for (const usb of [
			'AppleT8103USBXHCI@0  <class AppleT8103USBXHCI',
			'XHCI Root Hub Simulation@1  <class AppleUSBRootHubDevice',
		]) {
			const others = service.replace(mac, usb);
			expect(planes(others)).toEqual(['IOUSB']);
			const child = '    +-o Keys@0  <class IOUSBHostInterface, id 0x4>\n';
			expect(planes(others + child)).toEqual(['IOService']);
			expect(planes(service + child.replace('Keys@0  <class IOUSBHostInterface', usb))).toEqual([
				'IOService',
			]);
		}
		expect(remarks(`IOUSB:\n${service}`)).toEqual(['no properties', 'other plane']);
	});

	it('can be any part of IOService', () => {
		const part = '+-o PEG0@1  <class IOACPIPlatformDevice, id 0x7>\n';
		expect(readIoregText(part).roots.map(({ plane }) => plane)).toEqual(['IOService']);
	});

	it('are made of properties only, as a search prints them: an entry for the properties, and another one when a key is repeated', () => {
		expect(tree('    | |   "idVendor" = 1\n    |   "idProduct" = 2\n  "idVendor" = 3\n')).toBe(
			' <> {idVendor=1, idProduct=2}\n <> {idVendor=3}',
		);
	});
});

it('a text that ends where lines lead to other entries is cut off', () => {
	const start = '+-o A  <class C>\n  +-o B  <class D>\n';
	const braces = (indent: string): string => `${indent}{\n${indent}  "a" = 1\n${indent}}\n`;
	expect(remarks(`${start}${braces('      ')}`)).toEqual([]);
	expect(remarks(`${start}${braces('    | ')}`)).toEqual(['cut off, line 5, 1']);
	expect(remarks(`${start}${braces('    | ')}    +-o E  <class F>\n`)).toEqual([]);
	expect(remarks(`${start}${braces('  |   ')}  | \n`)).toEqual(['cut off, line 6, 1']);
});

describe('a property', () => {
	const property = (...lines: readonly string[]): string =>
		tree(`+-o x  <class C>\n    {\n${lines.map((line) => `${line}\n`).join('')}    }\n    \n`);

	it('can have a string of several lines', () => {
		expect(property('      "a" = "first', 'second: 2', '', '  "third"', '"', '      "b" = 1')).toBe(
			'x <C> {a="first\\nsecond: 2\\n\\n  \\"third\\"\\n", b=1}',
		);
	});

	it('keeps its value where a line of a string looks like another property', () => {
		expect(property('      "a" = "first', '"b" = 2"', '      "c" = 1')).toBe(
			'x <C> {a="first\\n\\"b\\" = 2", c=1}',
		);
	});

	it('can have a clipped line', () => {
		const text = `+-o x  <class C>
    {
      "a" = {"b"=1,"c"=(1,2$
      "d" = "text$
      "e" = 12$
      "long k$
      "f" = 1
    }
    
`;
		expect(tree(text)).toBe(
			'x <C> {a=?clipped from {b=1, c=?clipped from (1)}, d=?clipped, e=?clipped, f=1}',
		);
		expect(readIoregText(text).entries[0]?.shown).toBe('some');
		expect(remarks(text)).toEqual(['clipped lines, line 3, 4']);
	});

	it('is cut off at the end of the text', () => {
		const cut = (value: string): string => tree(`+-o x  <class C>\n    {\n      "a" = ${value}`);
		expect(cut('12')).toBe('x <C> {a=?clipped}');
		expect(cut('"te')).toBe('x <C> {a=?clipped}');
		expect(cut('(1,2')).toBe('x <C> {a=?clipped from (1)}');
		expect(cut('"text"')).toBe('x <C> {a="text"}');
		expect(remarks('+-o x  <class C>\n    {\n      "a" = 1')).toEqual(['cut off, line 3, 1']);
		expect(remarks('+-o x  <class C>\n  +-o y  <class D, id 0x1, regis')).toContain(
			'cut off, line 2, 1',
		);
	});

	it('is that of its entry where the text of another program is in between', () => {
		expect(property('      "a" = 1', 'kernel: something happened', '      "b" = 2')).toBe(
			'x <C> {a=1, b=2}',
		);
	});
});

describe('a value', () => {
	it.each([
		['12', '12'],
		['18446744073709551615', '18446744073709551615'],
		['-1', '18446744073709551615'],
		['0xff', '255'],
		['Yes', 'true'],
		['No', 'false'],
		['"a "quoted", text"', '"a \\"quoted\\", text"'],
		['""', '""'],
		['<0102ff>', '<0102ff>'],
		['<>', '<>'],
		['<"pci1234,5678","ab">', `<${Buffer.from('pci1234,5678\0ab').toString('hex')}…>`],
		['<"a>b">', '<613e62…>'],
		['<"ä">', '<c3a4…>'],
		['(1,"a",<01>,Yes)', '(1, "a", <01>, true)'],
		['()', '()'],
		['[1,2]', '[1, 2]'],
		['{}', '{}'],
		['{"a"=1,"b c"={"d"=(No)}}', '{a=1, b c={d=(false)}}'],
		['{"a"="x, "y"","b"="}"}', '{a="x, \\"y\\"", b="}"}'],
		['("a "b" c","d")', '("a \\"b\\" c", "d")'],
		['{"a"="x","y","b"=1}', '{a="x\\",\\"y", b=1}'],
		['', '?not printed'],
		['{"a"=,"b"=}', '{a=?not printed, b=?not printed}'],
		['"IOCommand is not serializable"', '?not printed'],
		['<"\ufffdab">', '?not printed'],
		['<00****00>', '?redacted'],
		['"**********"', '?redacted'],
		['"<redacted>"', '?redacted'],
		['"REDACTED-1"', '?redacted'],
		['<52454441435445442d31>', '?redacted'],
		['<0>', '?unreadable'],
		['maybe', '?unreadable'],
		['{"a"=1}}', '?unreadable from {a=1}'],
	])('%s is read', (text, shown) => {
		expect(showValue(readIoregValue(text, false))).toBe(shown);
	});

	it('with too many levels is unreadable', () => {
		expect(showValue(readIoregValue(`${'('.repeat(1e5)}${')'.repeat(1e5)}`, false))).toMatch(/^\?/);
	});
});
