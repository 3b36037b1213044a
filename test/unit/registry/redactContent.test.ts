/** A dump in a file: binary property lists become XML, and nothing that identifies a person is left. */
import { describe, expect, it } from 'vitest';
import { redactContent } from '../../../server/src/service/registry/redaction/redactContent.js';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';
import { binaryPlist } from './binaryPlist.js';

const secrets = [
	'Secret Vault',
	'Backup Drive',
	'192.168.178.23',
	'fe80::1c2b:3a4d:5e6f:7a8b',
	'Sams-MacBook-Pro',
	'Sam Smith',
	'C02XK0AAJGH5',
	'8D3AB1C0-1111-2222-3333-444455556666',
	'00:1b:63:84:45:e6',
];

const properties = (pair: (key: string, value: string) => string): string =>
	[
		['FullName', 'Secret Vault'],
		['Path', '/Volumes/Backup Drive/x'],
		['Address', '192.168.178.23'],
		['Link', 'fe80::1c2b:3a4d:5e6f:7a8b'],
		['Host', 'Sams-MacBook-Pro.local'],
		['kCGSSessionLongUserNameKey', 'Sam Smith'],
		['IOPlatformSerialNumber', 'C02XK0AAJGH5'],
		['UUID', '8D3AB1C0-1111-2222-3333-444455556666'],
		['Neighbor', '00:1b:63:84:45:e6'],
		['CFBundleVersion', '1.2.3.4'],
	]
		.map(([key = '', value = '']) => pair(key, value))
		.join('\n');

const xml = properties((key, value) => `<key>${key}</key>\n<string>${value}</string>`);

const formats: readonly (readonly [string, string])[] = [
	[
		'ioreg text',
		`+-o Root  <class IORegistryEntry, id 0x1, retain 1>\n  +-o Secret Vault@1  <class AppleAPFSVolume, id 0x2, registered, matched, active, busy 0, retain 1>\n    {\n${properties((key, value) => `      "${key}" = "${value}"`)}\n    }\n`,
	],
	[
		'ioreg XML',
		`<?xml version="1.0"?><plist version="1.0"><dict>${xml}<key>IOObjectClass</key><string>AppleAPFSVolume</string><key>IORegistryEntryName</key><string>Secret Vault</string></dict></plist>`,
	],
	[
		'system_profiler',
		`{"SPUSBDataType":[{"_name":"Secret Vault","mount_point":"/",\n${properties((key, value) => `"${key}" : "${value}"`).replaceAll('\n', ',\n')}}]}`,
	],
];

describe('a redacted dump', () => {
	it.each(formats)('of %s has no secrets, and keeps versions', (_, dump) => {
		const { text } = redactDump(dump);
		expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
		expect(text).toContain('1.2.3.4');
		expect(redactDump(text)).toEqual({ text, count: 0 });
	});
});

const entry = {
	IOObjectClass: 'IOPlatformExpertDevice',
	IOPlatformSerialNumber: 'C02XK0AAJGH5',
};

describe('a binary dump', () => {
	it('has no half of a character', () => {
		const dump = binaryPlist([{ ...entry, Name: '\ud800a' }]);
		const redacted = redactContent(dump);
		expect(redacted).toMatchObject({ count: 1 });
		expect(redacted).toHaveProperty('text', expect.stringContaining('\ufffda'));
	});

	it.each([
		['is damaged', new TextEncoder().encode('bplist00')],
		['has values that XML does not have', binaryPlist([{ ...entry, Name: null }])],
	])('that %s is rejected', (_name, bytes) => {
		expect(redactContent(bytes)).toEqual({ type: 'failure', reason: 'damaged' });
	});
});

it('rich text becomes text', () => {
	const dump = String.raw`{\rtf1\ansi +-o A  <class B>\
\{\
"Name" = "Sam\'92s Mouse"\
\}}`;
	const redacted = redactContent(dump);
	expect(redacted).toHaveProperty('text', expect.stringContaining('"REDACTED-1’s Mouse"'));
});

it.each(['{"user":"Sam Smith"}', '<plist><dict/></plist>', 'C02XK0AAJGH5', ''])(
	'a text that is not a dump is rejected: %s',
	(text) => {
		expect(redactContent(text)).toHaveProperty('reason');
	},
);

describe('the name of a Bluetooth device', () => {
	const device = (product: string) =>
		`+-o Root  <class IORegistryEntry, id 0x1, retain 1>\n  +-o Pointer  <class BNBMouseDevice, id 0x2, registered, matched, active, busy 0, retain 1>\n    | {\n    |   "Transport" = "Bluetooth"\n    |   "Product" = "${product}"\n    | }\n    +-o Below  <class IOHIDInterface, id 0x3, registered, matched, active, busy 0, retain 1>\n        {\n          "Product" = "${product}"\n        }\n`;
	it.each([
		['is replaced, also in other entries', 'Maus von Sam Smith', 'REDACTED-1'],
		['stays if it is that of a product', 'Magic Mouse 2', 'Magic Mouse 2'],
	])('%s', (_, product, shown) => {
		const redacted = redactContent(device(product));
		const text = 'text' in redacted ? redacted.text : undefined;
		expect(text).toBe(device(shown));
	});
});
