/** What identifies a Mac or a person inside data, escaped, and repeated in other values. */
import { describe, expect, it } from 'vitest';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

type Bytes = string | readonly number[];

const bytesOf = (...parts: readonly Bytes[]): Buffer =>
	Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const hexValue = (bytes: Buffer): string => `"x" = <${bytes.toString('hex')}>`;
const dataValue = (bytes: Buffer): string => `<key>x</key><data>${bytes.toString('base64')}</data>`;

const uuid = '8D3AB1C0-1111-2222-3333-444455556666';
const efiUuid = [
	0xc0, 0xb1, 0x3a, 0x8d, 0x11, 0x11, 0x22, 0x22, 0x33, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66, 0x66,
];
const drive = [3, 0x17, 0x10, 0, 1, 0, 0, 0];
const partition = [4, 1, 0x2a, 0, ...Array.from({ length: 20 }, () => 1)];

describe('data of a redacted dump', () => {
	it.each([
		['a path', bytesOf('/Users/sam/x.dmg\0'), bytesOf('/Users/REDACTED-1/x.dmg\0')],
		['XML', bytesOf(`<a>${uuid}</a>`), bytesOf('<a>REDACTED-1</a>')],
		[
			'XML with a key',
			bytesOf('<key>Serial</key><string>A1</string>'),
			bytesOf('<key>Serial</key><string>REDACTED-1</string>'),
		],
		['a mail address', bytesOf([1, 0xff], 'sam@example.com\0'), bytesOf([1, 0xff], 'REDACTED-1\0')],
		['a path in UTF-16', wide('/Users/sam/x'), wide('/Users/REDACTED-1/x')],
		['a name in UTF-8', bytesOf('Zoë’s iPad'), bytesOf('REDACTED-1’s iPad')],
		['an EDID', bytesOf([0, 255, 255, 255, 255, 255, 255, 0, 6, 16]), bytesOf('REDACTED-1')],
		[
			'the path of a drive',
			bytesOf(drive, [0, 0x25, 0x38, 0xf8, 0xc2, 0xa6, 0xc8, 0x30]),
			bytesOf(drive, 'REDACTED-1'),
		],
		[
			'the path of a partition',
			bytesOf(partition, efiUuid, [2, 2]),
			bytesOf(partition, 'REDACTED-1', [2, 2]),
		],
	])('has %s replaced', (_name, before, after) => {
		for (const value of [hexValue, dataValue]) {
			expect(redactDump(value(before)).text).toBe(value(after));
			expect(redactDump(value(after))).toEqual({ text: value(after), count: 0 });
		}
	});

	it.each([
		['text', bytesOf('/System/Library/Extensions\0')],
		['a version', bytesOf('version 10.1.2.3')],
		['a version with zeros', bytesOf('02.11.01.00')],
		['bytes', bytesOf([0x12, 0x34, 0xff, 0])],
	])('keeps %s', (_name, bytes) => {
		for (const value of [hexValue, dataValue]) {
			expect(redactDump(value(bytes))).toEqual({ text: value(bytes), count: 0 });
		}
	});

	it('is a version after a key for versions', () => {
		const text = `"firmware-version" = <${bytesOf('10.1.2.3').toString('hex')}>`;
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});

	it('can be cut off within a byte', () => {
		const text = `"x" = <${bytesOf('/Users/sam/').toString('hex')}7$`;
		expect(redactDump(text).text).toBe(`"x" = <${bytesOf('/Users/REDACTED-1/').toString('hex')}$`);
	});
});

describe('a value that is known from its key', () => {
	const address = '"IOMACAddress" = <748f3cc3351e>\n';
	const number = '"ecid" = 1234567890123\n';
	const id = `"UUID" = "${uuid}"\n`;
	const serial = '"USB Serial Number" = "C02SECRET222"\n';
	it.each([
		[
			address,
			hexValue(bytesOf([1], [0x74, 0x8f, 0x3c, 0xc3, 0x35, 0x1e], [2])),
			hexValue(bytesOf([1], 'REDACTED-1', [2])),
		],
		[
			address,
			hexValue(bytesOf([0x1e, 0x35, 0xc3, 0x3c, 0x8f, 0x74])),
			hexValue(bytesOf('REDACTED-1')),
		],
		[address, '"x" = "74-8F-3C-C3-35-1E"', '"x" = "REDACTED-1"'],
		[address, '"x" = "en-748f3cc3351e"', '"x" = "en-REDACTED-1"'],
		[number, '"x" = 1234567890123', '"x" = "REDACTED-1"'],
		[number, '<integer>1234567890123</integer>', '<string>REDACTED-1</string>'],
		[
			number,
			hexValue(bytesOf([0xcb, 4, 0xfb, 0x71, 0x1f, 1, 0, 0])),
			hexValue(bytesOf('REDACTED-1')),
		],
		[id, hexValue(bytesOf(efiUuid)), hexValue(bytesOf('REDACTED-1'))],
		[id, '"x" = "8d3ab1c0111122223333444455556666"', '"x" = "REDACTED-1"'],
		[
			serial,
			hexValue(bytesOf([1], 'C02SECRET222', [0])),
			hexValue(bytesOf([1], 'REDACTED-1', [0])),
		],
		[serial, hexValue(wide('C02SECRET222')), hexValue(wide('REDACTED-1'))],
	])('after %s is redacted in %s', (known, before, after) => {
		expect(redactDump(known + before).text.split('\n')[1]).toBe(after);
	});

	it('keeps numbers that are equal by chance', () => {
		const text = '"x" = 1234567\n"y" = (1234567)\n"z" = <00000000>';
		expect(redactDump(`"serial" = "1234567"\n${text}`).text).toBe(
			`"serial" = "REDACTED-1"\n${text}`,
		);
	});
});

describe('escapes', () => {
	it('of slashes in JSON hide nothing, and stay', () => {
		const text = String.raw`{"_name":"Sams Backup","mount_point":"\/Volumes\/Sams Backup","p":"\/Users\/sam\/x"}`;
		expect(redactDump(text).text).toBe(
			String.raw`{"_name":"REDACTED-2","mount_point":"\/Volumes\/REDACTED-2","p":"\/Users\/REDACTED-1\/x"}`,
		);
	});

	it.each([
		[
			String.raw`{"a":"Zo\u00eb\u2019s iPad","b":"\u0001\"\\u0041"}`,
			String.raw`{"a":"REDACTED-1’s iPad","b":"\u0001\"\\u0041"}`,
		],
		['<string>Sam&#8217;s iPad &amp; x</string>', '<string>REDACTED-1’s iPad &amp; x</string>'],
		['<string>/Volumes/Q&amp;A/x</string>', '<string>/Volumes/REDACTED-1/x</string>'],
	])('of characters hide nothing: %s', (text, redacted) => {
		expect(redactDump(text).text).toBe(redacted);
	});

	it('stay in a dump without personal data', () => {
		const text = String.raw`{"a":"\/System\/Zo\u00eb"}`;
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});
});

describe('names of people, computers, and volumes', () => {
	it.each([
		['"/Users/Sam Smith/x.dmg"', '"/Users/REDACTED-1/x.dmg"'],
		['<string>/Users/Sam Smith</string>', '<string>/Users/REDACTED-1</string>'],
		['open /Users/sam and more', 'open /Users/REDACTED-1 and more'],
		['"/Users/sam, /Users/sam"', '"/Users/REDACTED-1, /Users/REDACTED-1"'],
		[String.raw`"C:\Users\sam\x"`, String.raw`"C:\Users\REDACTED-1\x"`],
		['"Sam Smith\'s iPad"', '"REDACTED-1\'s iPad"'],
		['"Sam\ufffds Mouse"', '"REDACTED-1\ufffds Mouse"'],
		['"iPhone von Sam Smith"', '"iPhone von REDACTED-1"'],
		['"//sam@nas/share"', '"//REDACTED-1@REDACTED-2/share"'],
		['"//sam:secret@nas._smb._tcp.local/x"', '"//REDACTED-2@REDACTED-1._smb._tcp.local/x"'],
		['"afp://nas/x"', '"afp://REDACTED-1/x"'],
		['"Sam\'s NAS._smb._tcp.local"', '"REDACTED-1._smb._tcp.local"'],
		['"sams.macbook.local"', '"REDACTED-1.local"'],
		['"sams-mac.fritz.box"', '"REDACTED-1.fritz.box"'],
		['"/Volumes/Smith Media"', '"/Volumes/REDACTED-1"'],
		['"/Volumes/Sam\'s Partition/x"', '"/Volumes/REDACTED-1/x"'],
		['"/Volumes/Sam"\n"/Volumes/Sam 2/x"', '"/Volumes/REDACTED-1"\n"/Volumes/REDACTED-2/x"'],
	])('are replaced in %s', (text, redacted) => {
		expect(redactDump(text).text).toBe(redacted);
		expect(redactDump(redacted)).toEqual({ text: redacted, count: 0 });
	});

	it('are not as long as no volume has them', () => {
		const name = 'My Disk '.repeat(5000);
		const dump = `+-o Root  <class IORegistryEntry, id 0x100000100>\n  +-o ${name}  <class IOMedia, id 0x100000101>\n`;
		expect(redactDump(dump)).toEqual({ text: dump, count: 0 });
	});

	it.each([
		'"/Volumes/Macintosh HD/x"',
		'"/Volumes/BOOTCAMP"',
		'"https://www.apple.com/x"',
		'"com.apple.driver.local"',
		'"/usr/local/bin"',
		'"Apple\'s USB Bus"',
	])('are not in %s', (text) => {
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});
});

describe('the name of a user or a computer', () => {
	const user = '{"kCGSSessionUserNameKey"="samsmith","kCGSSessionLongUserNameKey"="Sam Smith"}\n';
	it.each([
		[user, '"Name9" = "samsmith"', '"Name9" = "REDACTED-1"'],
		[
			'"UserName" = "[Sam-Smith] {Jr.}/2 & 3"\n',
			'"x" = "[Sam-Smith] {Jr.}/2 & 3"',
			'"x" = "REDACTED-1"',
		],
		[user, '"Name9" = "Notes of Sam Smith"', '"Name9" = "Notes of REDACTED-2"'],
		[user, '"Name9" = "Sam Smith\'s Mouse"', '"Name9" = "REDACTED-2\'s Mouse"'],
		[user, '<string>samsmith</string>', '<string>REDACTED-1</string>'],
		[user, hexValue(bytesOf('samsmith\0')), hexValue(bytesOf('REDACTED-1\0'))],
		[user, '"samsmith" = 1', '"REDACTED-1" = 1'],
		[user, '"x" = "samsmithing"', '"x" = "samsmithing"'],
		['"/Users/sam/x"\n', '"Name9" = "sam"', '"Name9" = "REDACTED-1"'],
		['"LocalName" = "iMac"\n', '"product-name" = <"iMac">', '"product-name" = <"iMac">'],
	])('is known after %s: %s', (known, before, after) => {
		expect(redactDump(known + before).text.split('\n')[1]).toBe(after);
	});
});
