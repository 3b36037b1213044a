/** Personalities beyond the examples of single rules: each fault is reported once, and unusual valid ones are not reported. */
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../server/src/service/document/canonicalText.js';
import type { DriverPlist } from '../../../server/src/service/document/driverPlist.js';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { fixesFor } from '../../../server/src/service/features/quickFixes.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import type { DocumentKind } from '../../../server/src/service/platform/documentKind.js';
import { dextExample } from '../../../server/src/service/rules/shared/examplePersonality.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample, checkFindings, findingsOf } from '../../support/checkFindings.js';

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

function report(text: string, kind: DocumentKind = 'dext'): readonly string[] {
	return findingsOf(analyzeExample(text, { kind }))
		.filter(({ severity }) => severity === 'error' || severity === 'warning')
		.map((finding) => `${finding.code} ${finding.severity}: ${renderMessage(finding.message)}`);
}

describe('the requirements of the loaders on personalities', () => {
	it.each([
		['a missing provider', `${proxy}`],
		['an empty provider', `${proxy}\n<key>IOProviderClass</key>\n<string></string>`],
		['a number as the provider', `${proxy}\n<key>IOProviderClass</key>\n<integer>1</integer>`],
		[
			'a list of providers',
			`${proxy}\n<key>IOProviderClass</key>\n<array>\n<string>IOUSBHostDevice</string>\n</array>`,
		],
	])('%s is one error, with its consequence', (_, entries) => {
		expect(report(personality(entries))).toEqual([
			expect.stringMatching(/^\S+ error: .*The kernel drops the personality without a message\.$/),
		]);
	});

	it('a value that is not a dictionary is one error', () => {
		checkFindings(
			'<key>IOKitPersonalities</key>\n<dict>\n<key>Widget</key>\n[|<string>IOUserService</string>|]\n</dict>',
			{ codes: ['wrong-type'] },
		);
	});

	it.each([
		['IOProbeScore', '<string>1000</string>', '<integer>1000</integer>'],
		['IOMatchDefer', '<string>YES</string>', '<true/>'],
		['IOKitDebug', '<string>0</string>', '<integer>0</integer>'],
	])('%s of a wrong type is converted by fix all', (key, wrong, right) => {
		const text = personality(`${device}\n${proxy}\n<key>${key}</key>\n${wrong}`);
		expect(fixAll(analyzeExample(text)).text).toContain(`<key>${key}</key>\n${right}`);
	});

	it('reports a missing key in addition to another fault of the personality', () => {
		const one = `<dict>\n${device}\n</dict>`;
		const text = `<key>IOKitPersonalities</key>\n<dict>\n<key>A</key>\n${one}\n<key>B</key>\n${one}\n</dict>`;
		expect(report(text).filter((each) => each.startsWith('missing-key error'))).toHaveLength(2);
	});
});

describe('unusual valid personalities', () => {
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
			'a service of another dext as the provider',
			`<key>IOProviderClass</key>\n<string>IOUserService</string>\n${proxy}`,
		],
		[
			'a provider in a build variable',
			`<key>IOProviderClass</key>\n<string>$(PROVIDER)</string>\n${proxy}`,
		],
		[
			'a class of another kext in a kext with code',
			`<key>IOProviderClass</key>\n<string>IOHIDInterface</string>\n<key>IOClass</key>\n<string>IOHIDEventDriver</string>\n<key>CFBundleIdentifier</key>\n<string>com.apple.iokit.IOHIDFamily</string>\n<key>VendorID</key>\n<integer>1452</integer>`,
			'kext',
		],
		[
			'a kernel class with any kext',
			`<key>IOProviderClass</key>\n<string>AppleWidgetController</string>\n<key>IOClass</key>\n<string>IOService</string>\n<key>CFBundleIdentifier</key>\n<string>com.apple.driver.AppleWidget</string>`,
			'codelessKext',
		],
	])('%s', (_, entries, kind = 'dext') => {
		expect(report(personality(entries), kind)).toEqual([]);
	});
});

describe('fix all', () => {
	it('completes a dext personality that was written for a kext', () => {
		const written = personality(
			`${device}\n<key>IOClass</key>\n<string>IOUserUSBSerial</string>\n<key>IOUserClass</key>\n<string>WidgetPort</string>`,
		);
		const { text } = fixAll(analyzeExample(written));
		for (const entry of [
			'<key>IOClass</key>\n<string>IOUserSerial</string>',
			'<key>IOUserServerName</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>',
			'<key>CFBundleIdentifierKernel</key>\n<string>com.apple.driver.driverkit.serial</string>',
		]) {
			expect(text).toContain(entry);
		}
	});

	it('gives two drivers on one resource nub different match categories', () => {
		const driver = (name: string): string =>
			`<key>${name}</key>\n<dict>\n<key>IOProviderClass</key>\n<string>IOUserResources</string>\n${proxy.replace('WidgetDriver', name)}\n</dict>`;
		const { text } = fixAll(
			analyzeExample(
				`<key>IOKitPersonalities</key>\n<dict>\n${driver('First')}\n${driver('Second')}\n</dict>`,
			),
		);
		expect(text.match(/<key>IOMatchCategory<\/key>\n<string>\w+/g)).toEqual([
			'<key>IOMatchCategory</key>\n<string>First',
			'<key>IOMatchCategory</key>\n<string>Second',
		]);
	});

	it('leaves two identifiers that are exchanged to a person', () => {
		const root = '<key>CFBundleIdentifier</key>\n<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n';
		const exchanged = dextExample({
			CFBundleIdentifier: 'com.apple.kpi.iokit',
			CFBundleIdentifierKernel: '$(PRODUCT_BUNDLE_IDENTIFIER)',
		});
		const { text } = fixAll(analyzeExample(root + exchanged));
		expect(text).toContain('<string>com.apple.kpi.iokit</string>');
	});

	it('leaves the class of a personality in the properties of a user client', () => {
		const personality =
			'<dict><key>IOClass</key><string>IOUserService</string><key>IOProviderClass</key><string>IOUSBHostDevice</string></dict>';
		const { text } = fixAll(analyzeExample(dextExample({ UserClientProperties: personality })));
		expect(text).toContain('<key>IOClass</key><string>IOUserService</string>');
	});
});

describe('canonical text', () => {
	const textOf = (xml: string): string | undefined => {
		const { root } = analyzeExample(`<key>inner</key>\n${xml}`);
		return root?.type === 'dict' ? canonicalText(root, () => true) : undefined;
	};

	it.each([
		[
			'<dict><key>a</key><true/><key>b</key><integer>10</integer></dict>',
			'<dict>\n<key>b</key><integer>0xA</integer><key>a</key><true/>\n</dict>',
		],
		['<data>AAAA</data>', '<data>AA\n\tAA</data>'],
		['<string>&lt;</string>', '<string><![CDATA[<]]></string>'],
	])('is the same for %s and %s', (a, b) => {
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

	it('is undefined for build variables and unreadable values', () => {
		expect(textOf('<dict>\n#if A\n<key>a</key><true/>\n#endif\n</dict>')).toBeUndefined();
		expect(textOf('<integer>x</integer>')).toBeUndefined();
		expect(textOf('<array>'.repeat(150) + '</array>'.repeat(150))).toBeUndefined();
	});
});

describe('two personalities of one name', () => {
	const first = '<key>idProduct</key>\n<integer>4660</integer>';
	const other = first.replace('4660', '2');
	const named = (name: string, entries: string) =>
		`<key>${name}</key>\n<dict>\n${proxy}\n${entries}\n</dict>`;
	const inDict = (...personalities: readonly string[]) =>
		analyzeExample(`<key>IOKitPersonalities</key>\n<dict>\n${personalities.join('\n')}\n</dict>`);
	const titlesOf = (plist: DriverPlist): readonly string[] => {
		const finding = findingsOf(plist).find(({ code }) => code === 'duplicate-key');
		return finding ? fixesFor(plist, finding).map(({ title }) => renderMessage(title)) : [];
	};
	const second = device.replace(first, other);

	it.each([
		['Widget', 'Widget2'],
		['Port 1', 'Port 2'],
		['Port 9', 'Port 10'],
		['Widget_1452_4660', 'Widget_1452_4660 2'],
		['$(PRODUCT_NAME)', '$(PRODUCT_NAME)2'],
		['A &amp; B', 'A & B2'],
	])('can be %s and %s', (name, free) => {
		const plist = inDict(named(name, device), named(name, second));
		const title = `Rename to '${free}'`;
		const shown = name.replace('&amp;', '&');
		expect(titlesOf(plist)).toEqual([title, `Remove the first '${shown}' (ignored)`]);
		expect(fixAll(plist).text).toBe(plist.text);
	});

	it('get a name that nothing has', () => {
		const taken = named('Widget2', device.replace(first, first.replace('4660', '3')));
		const plist = inDict(named('Widget', device), taken, named('Widget', second));
		expect(titlesOf(plist)).toContain("Rename to 'Widget3'");
		const [finding] = findingsOf(plist).filter(({ code }) => code === 'duplicate-key');
		const [rename] = finding ? fixesFor(plist, finding) : [];
		const renamed = applyEdits(plist.text, rename?.edits ?? []);
		expect(renamed.match(/<key>Widget\d?</g)).toEqual([
			'<key>Widget<',
			'<key>Widget2<',
			'<key>Widget3<',
		]);
	});

	it('keep one name if they are copies', () => {
		const plist = inDict(named('Widget', device), named('Widget', device));
		expect(titlesOf(plist)).toEqual(["Remove the first 'Widget' (ignored)"]);
	});

	it('are merged if each has a part', () => {
		const plist = inDict(named('Widget', ''), named('Widget', device).replace(proxy, ''));
		expect(titlesOf(plist)[0]).toBe("Move the entries of the first 'Widget' to the second");
	});
});
