/** The kind of a text. */
import { describe, expect, it } from 'vitest';
import { analyze, withText } from '../../../server/src/service/document/analyze.js';
import { noNeighbors } from '../../../server/src/service/document/neighbors.js';
import { looksLikeDriverPlist } from '../../../server/src/service/recognize.js';

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key><dict><key>A</key><dict>${entries}</dict></dict>`;
const injector = personality(
	'<key>CFBundleIdentifier</key><string>com.apple.iokit.IOHIDFamily</string><key>IOClass</key><string>IOHIDEventDriver</string>',
);

const matching =
	'<key>IOClass</key><string>W</string><key>IOProviderClass</key><string>IOPCIDevice</string>';

describe('kind', () => {
	it.each([
		['dext', 'a.plist', '<key>CFBundlePackageType</key><string>DEXT</string>'],
		['dext', 'a.plist', personality('<key>IOUserClass</key><string>Widget</string>')],
		['dext', 'Widget.dext/Info.plist', ''],
		[
			'kext',
			'a.plist',
			'<key>CFBundlePackageType</key><string>KEXT</string><key>CFBundleExecutable</key><string>W</string>',
		],
		['kext', 'a.plist', personality('<key>IOClass</key><string>W</string>')],
		['kext', 'a.plist', `<key>CFBundleExecutable</key><string>W</string>${injector}`],
		['codelessKext', 'a.plist', injector],
		[
			'codelessKext',
			'W.kext/Contents/Info.plist',
			personality('<key>IOClass</key><string>W</string>'),
		],
		['systemExtension', 'a.plist', '<key>CFBundlePackageType</key><string>SYSX</string>'],
		['systemExtension', 'a.plist', '<key>NetworkExtension</key><dict/>'],
		[
			'hostApp',
			'a.plist',
			'<key>CFBundlePackageType</key><string>APPL</string><key>NSSystemExtensionUsageDescription</key><string/>',
		],
		['other', 'a.plist', '<key>CFBundlePackageType</key><string>APPL</string>'],
		['other', 'a.plist', '<key>CFBundleName</key><string>W</string>'],
		['entitlements', 'W.entitlements', ''],
		['entitlements', 'a.plist', '<key>com.apple.developer.driverkit</key><true/>'],
		[
			'other',
			'a.plist',
			'<key>CFBundleName</key><string/><key>com.apple.developer.driverkit</key><true/>',
		],
		['kext', 'a.plist', '<!-- driver-plist: kind=kext --><key>IOUserClass</key><string/>'],
	])('is %s for %s with %s', (kind, uri, entries) => {
		expect(analyze(`<plist><dict>${entries}</dict></plist>`, { uri }).kind).toBe(kind);
	});

	it('is the first of comment, settings, folder and content', () => {
		const dext = '<plist><dict><key>CFBundlePackageType</key><string>DEXT</string></dict></plist>';
		const kinds = [{ matches: () => true, kind: 'systemExtension' as const }];
		expect(analyze(dext, { uri: 'W.kext/Contents/Info.plist', kinds }).kind).toBe(
			'systemExtension',
		);
		expect(analyze(`<!-- driver-plist: kind=kext -->${dext}`, { uri: '', kinds }).kind).toBe(
			'kext',
		);
		expect(analyze(dext, { uri: 'W.kext/Contents/Info.plist' }).kind).toBe('kext');
	});
});

describe('the kind of a faulty property list', () => {
	it.each([
		[
			'dext',
			'a.plist',
			'<key>OSBundleUsageDescription</key><string/><key>IOKitPersonalities</key><dict/>',
		],
		['dext', 'a.plist', personality('<key>IOClass</key><string>IOUserService</string>')],
		[
			'dext',
			'a.plist',
			'<key>IOKitPersonalities</key><dict><key>IOUserClass</key><string>W</string></dict>',
		],
		[
			'dext',
			'a.plist',
			'<key>IOKitPersonalities</key><array><dict><key>IOUserClass</key><string>W</string></dict></array>',
		],
		[
			'dext',
			'a.plist',
			`${personality('<key>IOClass</key><string>W</string>')}<key>IOUserServerName</key><string>W</string>`,
		],
		...['SYSX', 'KEXT', 'APPL'].map((type) => [
			'dext',
			'a.plist',
			`<key>CFBundlePackageType</key><string>${type}</string>${personality('<key>IOUserServerName</key><string>W</string>')}`,
		]),
		...['IOKitPersonality', 'IOKitPersonalties', 'IOkitPersonalities'].map((key) => [
			'kext',
			'a.plist',
			`<key>${key}</key><dict><key>W</key><dict>${matching}</dict></dict>`,
		]),
		[
			'other',
			'a.plist',
			`<key>IOKitPersonalities_disabled</key><dict><key>W</key><dict>${matching}</dict></dict>`,
		],
		['kext', 'a.plist', '<key>IOKitPersonalities_x86_64</key><dict/>'],
		['other', 'X.kext/Contents/version.plist', '<key>CFBundleVersion</key><string>1</string>'],
		['other', 'X.dext/config.plist', ''],
		[
			'other',
			'a.plist',
			'<key>IOObjectClass</key><string>IOUserService</string><key>IOUserServerName</key><string>W</string>',
		],
		['dext', 'X.dext/Info.plist.in', ''],
		['dext', 'X.dext/Info-Debug.plist', ''],
	])('is %s for %s with %s', (kind, uri, entries) => {
		expect(analyze(`<plist><dict>${entries}</dict></plist>`, { uri }).kind).toBe(kind);
	});
});

describe('a source kext without executable', () => {
	const identifier = '<key>CFBundleIdentifier</key><string>com.example.W</string>';
	const ahci = '<key>IOClass</key><string>AppleAHCI</string>';
	const libraries =
		'<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>20</string></dict>';

	it.each([
		['codelessKext', identifier + personality(ahci)],
		['codelessKext', identifier + personality(identifier + ahci)],
		['codelessKext', personality(ahci)],
		['kext', identifier + libraries + personality(ahci)],
		['kext', identifier + personality('<key>IOClass</key><string>W</string>')],
		['kext', identifier + personality('<key>IOClass</key><string>IOService</string>')],
		['kext', identifier.replace('example', 'apple') + personality(ahci)],
		['kext', `<key>CFBundleExecutable</key><string>W</string>${identifier}${personality(ahci)}`],
	])('is %s for %s', (kind, entries) => {
		expect(analyze(`<plist><dict>${entries}</dict></plist>`, { uri: 'a.plist' }).kind).toBe(kind);
	});
});

describe('the kind', () => {
	it.each([
		[true, 'W.kext/Contents/Info.plist', personality('')],
		[true, 'a.plist', `<key>CFBundlePackageType</key><string>KEXT</string>${personality('')}`],
		[true, 'a.plist', `<!-- driver-plist: kind=kext -->${personality('')}`],
		[false, 'a.plist', personality('')],
	])('is certain, %s, for %s with %s', (certain, uri, entries) => {
		const plist = analyze(`<plist><dict>${entries}</dict></plist>`, { uri });
		expect([plist.kind.endsWith('ext'), plist.classification.confidence === 'certain']).toEqual([
			true,
			certain,
		]);
		expect(withText(plist, plist.text).classification).toEqual(plist.classification);
	});
});

describe('personalities', () => {
	it.each([
		['IOKitPersonalities', 1],
		['IOKitPersonalities_arm64', 1],
		['IOKitPersonalities_backup', 0],
		['IOKitPersonalities_arm64e', 0],
	])('of %s are %s', (key, count) => {
		const text = personality('').replace('IOKitPersonalities', key);
		const plist = analyze(`<plist><dict>${text}</dict></plist>`, { uri: 'a.plist' });
		expect(plist.personalities).toHaveLength(count);
	});
});

describe('form', () => {
	it.each([
		['source', 'W.kext/Info.plist', '<key>CFBundleVersion</key><string>###V###</string>'],
		['built', 'W.kext/Info.plist', '<key>CFBundleVersion</key><string>$(V)</string>'],
		['source', 'W.kext/Info.plist.in', ''],
		['built', 'W.kext/Contents/Info.plist.backup', ''],
		['source', 'W.kext/Contents/version.plist', ''],
		['built', 'W.dext/Info.plist', ''],
		['built', 'a/W.kext/Contents/Info.plist', ''],
		['source', 'W/Info.plist', ''],
		['source', 'W.entitlements', ''],
		['built', 'a.plist', '<key>DTXcodeBuild</key><string>15F31d</string>'],
		['source', 'a.plist', '<key>DTXcodeBuild</key><string>$(XCODE_PRODUCT_BUILD_VERSION)</string>'],
		...[
			'<key>CFBundleName</key><string>$(PRODUCT_NAME)</string>',
			`<key>A</key><dict><key>B</key><array><string>a.\${PRODUCT_NAME:c99extidentifier}</string></array></dict>`,
		].map((entry) => [
			'source',
			'a.plist',
			`<key>BuildMachineOSBuild</key><string>22A380</string>${entry}`,
		]),
		[
			'built',
			'a.plist',
			'<key>DTXcodeBuild</key><string>15F31d</string><key>A</key><string>$5, a@b.c</string>',
		],
		[
			'built',
			'W.kext/Contents/Info.plist',
			'<key>DTXcodeBuild</key><string>15F31d</string><key>A</key><string>$(B)</string>',
		],
	])('is %s for %s with %s', (form, uri, entries) => {
		expect(analyze(`<plist><dict>${entries}</dict></plist>`, { uri }).form).toBe(form);
	});

	it('is source for an input of a project in a folder that is named like a bundle', () => {
		const products = [{ project: 'W.xcodeproj', target: 'W', kind: 'kext' as const }];
		const neighbors = { ...noNeighbors, products };
		expect(analyze('<plist><dict/></plist>', { uri: 'W.kext/Info.plist', neighbors }).form).toBe(
			'source',
		);
	});
});

describe('looksLikeDriverPlist', () => {
	it.each([
		[true, 'a.plist', '<key>IOKitPersonalities</key>'],
		[true, 'a.xml', '<string>DEXT</string>'],
		[true, 'W.entitlements', ''],
		[true, 'file:///W.kext/Contents/Info.plist', ''],
		[false, 'Info.plist', '<key>CFBundleName</key>'],
		[false, 'file:///W.kext/Contents/version.plist', ''],
		[false, 'pom.xml', '<project/>'],
	])('is %s for %s with %s', (looks, uri, text) => {
		expect(looksLikeDriverPlist(text, uri)).toBe(looks);
	});
});
