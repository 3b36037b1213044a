/** Serial numbers of a redacted dump, and the values that repeat them. */
import { describe, expect, it } from 'vitest';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('hex');

/** The lines after the serial number of a redacted dump. */
function redacted(serial: string, lines: string): string {
	const { text } = redactDump(`"USB Serial Number" = "${serial}"\n${lines}\n`);
	expect(redactDump(text)).toEqual({ text, count: 0 });
	const [first, ...others] = text.split('\n');
	expect(first).toBe('"USB Serial Number" = "REDACTED-1"');
	return others.slice(0, -1).join('\n');
}

describe.each([
	'SN-00012345',
	'WD-WCC4N0123456',
	'Burr-Brown_001',
	'A1B2-C3D4',
	'2021-000123',
	'MY SERIAL 77',
	'C02 XK1ABJG5H',
	'AB/12+34:CD',
	'Ñandú-1234',
	'序列号123',
	'№ 12-3456',
	`${'X1Y2'.repeat(20)}`,
])('the serial number %s', (serial) => {
	it.each([
		['"x" = "?"', '"x" = "REDACTED-1"'],
		['<key>x</key><string>?</string>', '<key>x</key><string>REDACTED-1</string>'],
		['"IOTTYDevice" = "usbserial-?"', '"IOTTYDevice" = "usbserial-REDACTED-1"'],
		['"x" = "/dev/cu.usbserial-?"', '"x" = "/dev/cu.usbserial-REDACTED-1"'],
		['"x" = "Audio:Acme:Widget:?:1,2"', '"x" = "Audio:Acme:Widget:REDACTED-1:1,2"'],
		['"x" = ("?","a")', '"x" = ("REDACTED-1","a")'],
		['"?" = 1', '"REDACTED-1" = 1'],
		['+-o ?  <class C>', '+-o REDACTED-1  <class C>'],
	])('is replaced in %s', (line, expected) => {
		// What is around the letters and digits of a serial number stays in a longer value.
		const written = line.includes('"x" = "?"') ? serial : serial.replace('№ ', '');
		expect(redacted(serial, line.replace('?', written))).toBe(expected);
	});

	it('is replaced in data', () => {
		const written = serial.replace('№ ', '');
		expect(redacted(serial, `"x" = <${hex(`a ${written}\0`)}>`)).toBe(
			`"x" = <${hex('a REDACTED-1\0')}>`,
		);
	});

	it('is replaced in other capitals', () => {
		expect(redacted(serial, `"x" = "${serial.toLowerCase()}"`)).toBe('"x" = "REDACTED-1"');
	});
});

it('a serial number is replaced in data of UTF-16', () => {
	expect(redacted('SN-00012345', `"x" = <${wide('SN-00012345')}>`)).toBe(
		`"x" = <${wide('REDACTED-1')}>`,
	);
});

it('a serial number in lines of other tools is replaced everywhere', () => {
	expect(
		redactDump(
			'  iSerial   3 SN-00012345\nE: X=usb-SN-00012345-0\nE: ID_SERIAL_SHORT=A1-B2C3\nE: Y=A1-B2C3',
		).text,
	).toBe(
		'  iSerial   3 REDACTED-1\nE: X=usb-REDACTED-1-0\nE: ID_SERIAL_SHORT=REDACTED-2\nE: Y=REDACTED-2',
	);
});

it('a serial number with a shorter one at its start is replaced as a whole', () => {
	expect(
		redactDump('"serial" = "AB-1234"\n"Serial Number" = "AB-1234-77"\n"x" = "y AB-1234-77 AB-1234"')
			.text,
	).toBe(
		'"serial" = "REDACTED-1"\n"Serial Number" = "REDACTED-2"\n"x" = "y REDACTED-2 REDACTED-1"',
	);
});

it('a serial number with punctuation around it is replaced without it in a longer value', () => {
	expect(redacted('#A1234567', '"x" = "y A1234567 #A1234567"')).toBe(
		'"x" = "y REDACTED-1 #REDACTED-1"',
	);
});

it.each([
	['a short one', 'A1B2', '"x" = "A1B2"'],
	['seven digits', '1234567', '"x" = "1234567"'],
	['a few digits', 'AA-11', '<string>AA-11</string>'],
])('a whole value that equals %s is replaced', (_what, serial, line) => {
	expect(redacted(serial, line)).toBe(line.replace(serial, 'REDACTED-1'));
});

it.each([
	['a part of a word', 'SN-0001234', '"x" = "SN-00012345 XSN-0001234 SN-0001234é"'],
	['a short one', 'A1B2', '"x" = "y A1B2"'],
	['one of equal digits', 'AA-11-11', '"x" = "y AA-11-11"'],
	['a word without digits', 'Keyboard', '"x" = "Keyboard"'],
	['a version', '10.15.72', '"x" = "macOS 10.15.72"'],
	['numbers of a list', '12,345678', '"x" = (12,345678)'],
	['a key', 'A1B2', '"A1B2" = 1'],
	[
		'the name of a product',
		'HD-Cam 1234',
		'"USB Product Name" = "HD-Cam 1234"\n"x" = "HD-Cam 1234"',
	],
	[
		'the name of a product in XML',
		'X2-Cam',
		'<key>Product</key>\n<string>X2-Cam</string>\n<string>X2-Cam</string>',
	],
	['a class', 'com_acme_Nub-12', '"IOClass" = "com_acme_Nub-12"'],
])('%s stays, though it is also a serial number', (_what, serial, lines) => {
	expect(redacted(serial, lines)).toBe(lines);
});

describe('a long value', () => {
	const long = 'x1y2-'.repeat(600);
	it.each([
		[`"UUID" = "${long}"`, '"UUID" = "REDACTED-1"'],
		[`"serial-number" = <"${long}">\n"b" = 1`, '"serial-number" = <"REDACTED-1">\n"b" = 1'],
		[`{"UUID"="${long}","b"="${long}"}`, `{"UUID"="REDACTED-1","b"="${long}"}`],
		[`"Serial" = "${long}$`, '"Serial" = "REDACTED-1$'],
		[`"serial-number" = <"${long}$\n`, '"serial-number" = <"REDACTED-1$\n'],
		[`"serial-number" = "${'x1"y'.repeat(500)}"\n`, '"serial-number" = "REDACTED-1"\n'],
		[
			`"Serial" = "${long}"\n"x" = "usb ${long.slice(0, -1)}"`,
			'"Serial" = "REDACTED-1"\n"x" = "usb REDACTED-1"',
		],
	])('is replaced as a whole', (text, expected) => {
		expect(redactDump(text).text).toBe(expected);
	});

	it.each([
		'"a" = "b',
		'"UUID" = <"',
		'"UUID" = "a" ',
		'"Serial" = "A-1',
		'"Serial" = "A-1234"\n',
		'SN-',
	])('can be made of many %s', (part) => {
		const text = `"Serial" = "SN-12345"\n${part.repeat(50_000)}`;
		expect(redactDump(text).text).toContain('REDACTED-1');
	});
});
