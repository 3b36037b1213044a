/** A finding of a schema is dropped if a rule reports the same problem, and kept if it is another problem. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../server/src/service/platform/documentKind.js';
import { analyzeExample, findingsOf } from '../support/checkFindings.js';

function codesOf(text: string, kind: DocumentKind = 'dext'): readonly string[] {
	return findingsOf(analyzeExample(text, { kind }))
		.filter(({ severity }) => severity !== 'hint')
		.map(({ code }) => code);
}

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n${entries}\n</dict>\n</dict>`;

describe('a value', () => {
	it('has the finding of the rule, not that of the schema', () => {
		expect(codesOf('<key>OSBundleRequired</key>\n<string>Never</string>')).toEqual([
			'boot-level-in-dext',
		]);
	});

	it('of a wrong and unsupported type has the finding for the wrong type', () => {
		expect(codesOf('<key>CFBundleVersion</key>\n<real>1.5</real>', 'kext')).toEqual(['wrong-type']);
		expect(codesOf('<key>Scale</key>\n<real>1.5</real>', 'kext')).toEqual(['real-or-date']);
	});

	it('keeps the findings for missing keys in addition to those of a rule', () => {
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
	])(
		'with %s misspelled has that finding, not the one for the missing key',
		(_, provider, entries) => {
			const text = personality(
				`<key>IOClass</key>\n<string>com_example_Widget</string>\n<key>IOProviderClass</key>\n<string>${provider}</string>\n${entries}`,
			);
			expect(codesOf(text, 'kext')).toEqual(['unknown-key']);
		},
	);

	it('of two personalities with the same match category has that finding, not the one for their tie', () => {
		const widget = (name: string): string =>
			`<key>${name}</key>\n<dict>\n<key>IOClass</key>\n<string>${name}</string>\n<key>IOMatchCategory</key>\n<string>Widget</string>\n<key>IOProviderClass</key>\n<string>IOResources</string>\n</dict>`;
		const text = `<key>IOKitPersonalities</key>\n<dict>\n${widget('One')}\n${widget('Two')}\n</dict>`;
		expect(codesOf(text, 'kext').filter((code) => /tied|shared|shadowed/.test(code))).toEqual([
			'shared-match-category',
		]);
	});
});
