/** What rules and schemas find at one place: said once where it is the same, both where it is not. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { analyseExample, findingsOf } from '../support/checkFindings.js';

function codesOf(text: string, kind: DocumentKind = 'dext'): readonly string[] {
	return findingsOf(analyseExample(text, { kind }))
		.filter(({ severity }) => severity !== 'hint')
		.map(({ code }) => code);
}

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n${entries}\n</dict>\n</dict>`;

describe('one place', () => {
	it('has the finding of the rule rather than that of the schema about the same value', () => {
		expect(codesOf('<key>OSBundleRequired</key>\n<string>Never</string>')).toEqual([
			'boot-level-in-dext',
		]);
	});

	it('has the type that its key takes rather than that IOKit knows no such type', () => {
		expect(codesOf('<key>CFBundleVersion</key>\n<real>1.5</real>', 'kext')).toEqual(['wrong-type']);
		expect(codesOf('<key>Scale</key>\n<real>1.5</real>', 'kext')).toEqual(['real-or-date']);
	});

	it('keeps what is missing beside what a rule says of the same personality', () => {
		const twin = '<key>IOClass</key>\n<string>IOUserService</string>';
		const text = personality(twin).replace(
			'</dict>\n</dict>',
			`</dict>\n<key>Twin</key>\n<dict>\n${twin}\n</dict>\n</dict>`,
		);
		expect(codesOf(text).filter((code) => code === 'missing-key')).toHaveLength(2);
		expect(codesOf(text)).toContain('identical-personality');
	});

	it.each([
		[
			'DeviceUsagePage',
			'IOHIDInterface',
			'<key>DeviceUsagepage</key>\n<integer>1</integer>\n<key>DeviceUsage</key>\n<integer>6</integer>\n<key>VendorID</key>\n<integer>1452</integer>',
		],
		[
			'VendorID',
			'IOHIDInterface',
			'<key>VendorId</key>\n<integer>1452</integer>\n<key>ProductID</key>\n<integer>6</integer>',
		],
		[
			'Peripheral Device Type',
			'IOSCSIPeripheralDeviceNub',
			'<key>Peripheral Device type</key>\n<integer>31</integer>',
		],
	])('has the misspelling of %s, and not what is missing by it', (_, provider, entries) => {
		const text = personality(
			`<key>IOClass</key>\n<string>com_example_Widget</string>\n<key>IOProviderClass</key>\n<string>${provider}</string>\n${entries}`,
		);
		expect(codesOf(text, 'kext')).toEqual(['unknown-key']);
	});

	it('has the category that two personalities share, and not their tie', () => {
		const widget = (name: string): string =>
			`<key>${name}</key>\n<dict>\n<key>IOClass</key>\n<string>${name}</string>\n<key>IOMatchCategory</key>\n<string>Widget</string>\n<key>IOProviderClass</key>\n<string>IOResources</string>\n</dict>`;
		const text = `<key>IOKitPersonalities</key>\n<dict>\n${widget('One')}\n${widget('Two')}\n</dict>`;
		expect(codesOf(text, 'kext').filter((code) => /tied|shared|shadowed/.test(code))).toEqual([
			'shared-match-category',
		]);
	});
});
