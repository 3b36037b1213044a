/** A dump in a file: binary property lists become XML, and nothing that identifies a person is left. */
import { describe, expect, it } from 'vitest';
import { redactBytes } from '../../../server/src/service/registry/redaction/redactBytes.js';
import { redactDump } from '../../../server/src/service/registry/redaction/redactDump.js';

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

	it('of a binary property list that is damaged is none', () => {
		expect(redactBytes(new TextEncoder().encode('bplist00'))).toBeUndefined();
	});
});
