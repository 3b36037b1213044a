/** A dump without serial numbers, UUIDs, addresses, and names of people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegistry } from '../../../server/src/service/registry/readRegistry.js';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';
import { showRegistry } from './showRegistry.js';

const hex = (text: string): string => Buffer.from(text).toString('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a redacted dump', () => {
	it.each([
		['"IOPlatformSerialNumber" = "C02XK0AAJGH5"', '"IOPlatformSerialNumber" = "REDACTED-1"'],
		['"serial-number" = <433032580000>', `"serial-number" = <${hex('REDACTED-1')}>`],
		['"serial-number" = <"C02X">', '"serial-number" = <"REDACTED-1">'],
		['"IOMACAddress" = <a1b2c3d4e5f6>', `"IOMACAddress" = <${hex('REDACTED-1')}>`],
		['{"UUID"="A1","Size"=5}', '{"UUID"="REDACTED-1","Size"=5}'],
		[
			'({"kCGSSessionUserNameKey"="sam","kCGSSessionUserIDKey"=501})',
			'({"kCGSSessionUserNameKey"="REDACTED-1","kCGSSessionUserIDKey"=501})',
		],
		['"USB Serial Number" = "clipp$', '"USB Serial Number" = "REDACTED-1$'],
		['"USB Serial Number" = "clipp$\r\n', '"USB Serial Number" = "REDACTED-1$\r\n'],
		['"ecid" = 1234567890123', '"ecid" = "REDACTED-1"'],
		['"serial_num" : "ABC123",', '"serial_num" : "REDACTED-1",'],
		[
			'<key>SerialNumber</key>\n\t<string>ABC</string>',
			'<key>SerialNumber</key>\n\t<string>REDACTED-1</string>',
		],
		['<key>MLB</key><data>QUJD</data>', `<key>MLB</key><data>${base64('REDACTED-1')}</data>`],
		['<key>ECID</key><integer>1234567</integer>', '<key>ECID</key><string>REDACTED-1</string>'],
		['  iSerial                 3 A50285BI', '  iSerial                 3 REDACTED-1'],
		['E: ID_SERIAL_SHORT=A50285BI', 'E: ID_SERIAL_SHORT=REDACTED-1'],
		['Device Serial Number 00-11-22-ff-ff-33-44-55', 'Device Serial Number REDACTED-1'],
		[
			'"Path" = "/Users/sam/x and /Users/Shared/y"',
			'"Path" = "/Users/REDACTED-1/x and /Users/Shared/y"',
		],
		['"a" = "8D3AB1C0-1111-2222-3333-444455556666"', '"a" = "REDACTED-1"'],
		['"w" = "00:1b:63:ff:fe:84:45:e6"', '"w" = "REDACTED-1"'],
		['"a" = "0:1b:63:4:45:e6"', '"a" = "REDACTED-1"'],
		['"a" = "disk_8D3AB1C0-1111-2222-3333-444455556666"', '"a" = "disk_REDACTED-1"'],
		['"udid" : "00008103-001A2D3E4F5A6B7C"', '"udid" : "REDACTED-1"'],
		['+-o 00:1b:63:84:45:e6  <class C>', '+-o REDACTED-1  <class C>'],
		['"Product" = "Sam’s Magic Mouse"', '"Product" = "REDACTED-1’s Magic Mouse"'],
	])('has %s replaced', (text, redacted) => {
		expect(redactDump(text).text).toBe(redacted);
		expect(redactDump(redacted)).toEqual({ text: redacted, count: 0 });
	});

	it.each([
		'"Content Hint" = "48465300-0000-11AA-AA11-00306543ECAC"',
		'<key>Content</key>\n<string>48465300-0000-11AA-AA11-00306543ECAC</string>',
		'"iSerialNumber" = 3',
		'"IOPlatformSerialNumber" = "000000000000"',
		'"IOSerialBSDClientType" = "IOModemStream"',
		'"IOAudioTimeIntervalFilter" = 123456',
		'"Process ID" = 123456',
		'"idVendor" = 4660',
		'"kOSBundleDextUniqueIdentifier" = <0102030405060708>',
		'"IOPersonalityPublisher" = "com.example.driver"',
	])('keeps %s', (text) => {
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});
});

describe('the marks of a redacted dump', () => {
	it('are the same for equal values, in strings, in data, and inside other values', () => {
		const text = `"USB Serial Number" = "A50285BI"\n"IOTTYSuffix" = "usbserial-A50285BI"\n"serial-number" = <${hex('A50285BI\0')}>\n"UUID" = "B7"\n"BD_ADDR" = "B8"`;
		expect(redactDump(text).text).toBe(
			`"USB Serial Number" = "REDACTED-1"\n"IOTTYSuffix" = "usbserial-REDACTED-1"\n"serial-number" = <${hex('REDACTED-1')}>\n"UUID" = "REDACTED-2"\n"BD_ADDR" = "REDACTED-3"`,
		);
	});

	it('follow those that it has already', () => {
		expect(redactDump('"a" = "REDACTED-7"\n"UUID" = "B7"').text).toBe(
			'"a" = "REDACTED-7"\n"UUID" = "REDACTED-8"',
		);
	});
});

describe('the registry of a redacted dump', () => {
	it('has unknown values in place of the redacted ones, and the rest as before', () => {
		const text =
			'+-o a  <class C>\n    {\n      "serial-number" = <41424344>\n      "UUID" = "A1"\n      "b" = 1\n    }\n';
		const result = readRegistry(redactDump(text).text);
		if ('reason' in result) throw new Error(result.reason);
		expect(showRegistry(result)).toBe('a <C> {serial-number=?redacted, UUID=?redacted, b=1}');
	});

	const folder = join(import.meta.dirname, '../devices/dumps');
	it.each(readdirSync(folder))('is read as before: %s', (name) => {
		const text = readFileSync(join(folder, name), 'utf8');
		const [before, after] = [readRegistry(text), readRegistry(redactDump(text).text)];
		if ('reason' in before || 'reason' in after) throw new Error('unreadable');
		expect(after.entries.length).toBe(before.entries.length);
		expect(after.format).toBe(before.format);
	});

	it.each([
		'"',
		'"UUID" = "',
		'"serial" = <',
		'<key>UUID</key><string>',
		'/Users/',
		'a@',
		'0a:',
		"a's ",
	])('can have many of %s', (part) => {
		expect(redactDump(part.repeat(50_000)).text.length).toBeGreaterThan(0);
	});
});
