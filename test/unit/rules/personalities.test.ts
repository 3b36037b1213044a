/** What is found of personalities beyond the examples of single rules: each fault once, and nothing on odd but right ones. */
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../server/src/service/document/canonicalText.js';
import { fixAll } from '../../../server/src/service/features/fixes.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { analyseExample, checkFindings, findingsOf } from '../../support/checkFindings.js';

const proxy = `<key>IOClass</key>
<string>IOUserService</string>
<key>IOUserClass</key>
<string>WidgetDriver</string>
<key>IOUserServerName</key>
<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>
<key>CFBundleIdentifierKernel</key>
<string>com.apple.kpi.iokit</string>`;
const device = `<key>IOProviderClass</key>
<string>IOUSBHostDevice</string>
<key>idVendor</key>
<integer>1452</integer>
<key>idProduct</key>
<integer>4660</integer>`;

function personality(entries: string): string {
	return `<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n<dict>\n${entries}\n</dict>\n</dict>`;
}

function said(text: string, kind: DocumentKind = 'dext'): readonly string[] {
	return findingsOf(analyseExample(text, { kind }))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map((finding) => `${finding.code} ${finding.severity}: ${renderMessage(finding.message)}`);
}

describe('what the loaders need of every personality', () => {
	it.each([
		['a provider that is missing', `${proxy}`],
		['an empty provider', `${proxy}\n<key>IOProviderClass</key>\n<string></string>`],
		['a number as provider', `${proxy}\n<key>IOProviderClass</key>\n<integer>1</integer>`],
		[
			'a list of providers',
			`${proxy}\n<key>IOProviderClass</key>\n<array>\n<string>IOUSBHostDevice</string>\n</array>`,
		],
	])('%s is one error, with what it leads to', (_, entries) => {
		expect(said(personality(entries))).toEqual([
			expect.stringMatching(/^\S+ error: .*The kernel drops the personality without a message\.$/),
		]);
	});

	it('what is no dict is one error', () => {
		checkFindings(
			'<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n[|<string>IOUserService</string>|]\n</dict>',
			{ codes: ['wrong-type'] },
		);
	});

	it.each([
		['IOProbeScore', '<string>1000</string>', '<integer>1000</integer>'],
		['IOMatchDefer', '<string>YES</string>', '<true/>'],
		['IOKitDebug', '<string>0</string>', '<integer>0</integer>'],
	])('%s of a wrong type is converted by Fix all', (key, wrong, right) => {
		const text = personality(`${device}\n${proxy}\n<key>${key}</key>\n${wrong}`);
		expect(fixAll(analyseExample(text)).text).toContain(`<key>${key}</key>\n${right}`);
	});

	it('does not hide what a personality lacks behind another fault of it', () => {
		const one = `<dict>\n${device}\n</dict>`;
		const text = `<key>IOKitPersonalities</key>\n<dict>\n<key>A</key>\n${one}\n<key>B</key>\n${one}\n</dict>`;
		expect(said(text).filter((each) => each.startsWith('missing-key error'))).toHaveLength(2);
	});
});

describe('personalities that look wrong and are right', () => {
	it.each<[string, string, DocumentKind?]>([
		[
			'a kernel class that merges properties, without a process',
			`${device}
<key>IOClass</key>
<string>AppleUSBMergeNub</string>
<key>CFBundleIdentifierKernel</key>
<string>com.apple.driver.AppleUSBMergeNub</string>
<key>IOUserClass</key>
<string>WidgetOverride</string>
<key>IOProviderMergeProperties</key>
<dict/>`,
		],
		[
			'a process of another name',
			`${device}\n${proxy.replace('$(PRODUCT_BUNDLE_IDENTIFIER)', 'com.example.other')}`,
		],
		[
			'a service of another dext as provider',
			`<key>IOProviderClass</key>\n<string>IOUserService</string>\n${proxy}`,
		],
		[
			'a provider that the build names',
			`<key>IOProviderClass</key>\n<string>$(PROVIDER)</string>\n${proxy}`,
		],
		[
			'a class of another kext in a kext with code',
			`<key>IOProviderClass</key>\n<string>IOHIDInterface</string>\n<key>IOClass</key>\n<string>IOHIDEventDriver</string>\n<key>CFBundleIdentifier</key>\n<string>com.apple.iokit.IOHIDFamily</string>\n<key>VendorID</key>\n<integer>1452</integer>`,
			'kext',
		],
		[
			'a class of the kernel and any kext beside it',
			`<key>IOProviderClass</key>\n<string>AppleWidgetController</string>\n<key>IOClass</key>\n<string>IOService</string>\n<key>CFBundleIdentifier</key>\n<string>com.apple.driver.AppleWidget</string>`,
			'codelessKext',
		],
	])('%s', (_, entries, kind = 'dext') => {
		expect(said(personality(entries), kind)).toEqual([]);
	});
});

describe('Fix all', () => {
	it('makes a whole dext personality of one that was written as for a kext', () => {
		const written = personality(
			`${device}\n<key>IOClass</key>\n<string>IOUserUSBSerial</string>\n<key>IOUserClass</key>\n<string>WidgetPort</string>`,
		);
		const { text } = fixAll(analyseExample(written));
		for (const entry of [
			'<key>IOClass</key>\n<string>IOUserSerial</string>',
			'<key>IOUserServerName</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
			'<key>CFBundleIdentifierKernel</key>\n<string>com.apple.driver.driverkit.serial</string>',
		]) {
			expect(text).toContain(entry);
		}
	});

	it('gives two drivers on one resource nub two categories', () => {
		const driver = (name: string): string =>
			`<key>${name}</key>\n<dict>\n<key>IOProviderClass</key>\n<string>IOUserResources</string>\n${proxy.replace('WidgetDriver', name)}\n</dict>`;
		const { text } = fixAll(
			analyseExample(
				`<key>IOKitPersonalities</key>\n<dict>\n${driver('First')}\n${driver('Second')}\n</dict>`,
			),
		);
		expect(text.match(/<key>IOMatchCategory<\/key>\n<string>\w+/g)).toEqual([
			'<key>IOMatchCategory</key>\n<string>First',
			'<key>IOMatchCategory</key>\n<string>Second',
		]);
	});
});

describe('canonical text', () => {
	const textOf = (xml: string): string | undefined => {
		const { root } = analyseExample(`<key>inner</key>\n${xml}`);
		return root?.type === 'dict' ? canonicalText(root, () => true) : undefined;
	};

	it.each([
		[
			'<dict><key>a</key><true/><key>b</key><integer>10</integer></dict>',
			'<dict>\n<key>b</key><integer>0xA</integer><key>a</key><true/>\n</dict>',
		],
		['<data>AAAA</data>', '<data>AA\n\tAA</data>'],
		['<string>&lt;</string>', '<string><![CDATA[<]]></string>'],
	])('is one for %s and %s', (a, b) => {
		expect(textOf(a)).toBeDefined();
		expect(textOf(a)).toBe(textOf(b));
	});

	it.each([
		['<string>1</string>', '<integer>1</integer>'],
		['<string>true</string>', '<true/>'],
		['<array><string>a,b</string></array>', '<array><string>a</string><string>b</string></array>'],
		['<array><true/><false/></array>', '<array><false/><true/></array>'],
		['<dict><key>a</key><dict/></dict>', '<dict><key>a</key><array/></dict>'],
	])('differs for %s and %s', (a, b) => {
		expect(textOf(a)).not.toBe(textOf(b));
	});

	it('is none where the build decides, or nobody can tell', () => {
		expect(textOf('<dict>\n#if A\n<key>a</key><true/>\n#endif\n</dict>')).toBeUndefined();
		expect(textOf('<integer>x</integer>')).toBeUndefined();
		expect(textOf('<array>'.repeat(150) + '</array>'.repeat(150))).toBeUndefined();
	});
});
