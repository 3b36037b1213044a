/** What kind of plist a text is taken for. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../server/src/service/document/analyse.js';
import { looksLikeDriverPlist } from '../../../server/src/service/recognise.js';

const personality = (entries: string): string =>
	`<key>IOKitPersonalities</key><dict><key>A</key><dict>${entries}</dict></dict>`;
const injector = personality(
	'<key>CFBundleIdentifier</key><string>com.apple.iokit.IOHIDFamily</string><key>IOClass</key><string>IOHIDEventDriver</string>',
);

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
		expect(analyse(`<plist><dict>${entries}</dict></plist>`, { uri }).kind).toBe(kind);
	});

	it('takes the first of comment, settings, folder and content', () => {
		const dext = '<plist><dict><key>CFBundlePackageType</key><string>DEXT</string></dict></plist>';
		const kinds = [{ matches: () => true, kind: 'systemExtension' as const }];
		expect(analyse(dext, { uri: 'W.kext/Contents/Info.plist', kinds }).kind).toBe(
			'systemExtension',
		);
		expect(analyse(`<!-- driver-plist: kind=kext -->${dext}`, { uri: '', kinds }).kind).toBe(
			'kext',
		);
		expect(analyse(dext, { uri: 'W.kext/Contents/Info.plist' }).kind).toBe('kext');
	});

	it('asks the product type where the plist says nothing', () => {
		const text = '<plist><dict><key>CFBundleName</key><string>W</string></dict></plist>';
		const productType = 'com.apple.product-type.driver-extension';
		expect(analyse(text, { uri: '', productType }).kind).toBe('dext');
	});
});

describe('form', () => {
	it.each([
		['built', 'W.dext/Info.plist', ''],
		['built', 'a/W.kext/Contents/Info.plist', ''],
		['source', 'W/Info.plist', ''],
		['source', 'W.entitlements', ''],
		['built', 'a.plist', '<key>DTXcodeBuild</key><string>15F31d</string>'],
		['source', 'a.plist', '<key>DTXcodeBuild</key><string>$(XCODE_PRODUCT_BUILD_VERSION)</string>'],
	])('is %s for %s with %s', (form, uri, entries) => {
		expect(analyse(`<plist><dict>${entries}</dict></plist>`, { uri }).form).toBe(form);
	});
});

describe('looksLikeDriverPlist', () => {
	it.each([
		[true, 'a.plist', '<key>IOKitPersonalities</key>'],
		[true, 'a.xml', '<string>DEXT</string>'],
		[true, 'W.entitlements', ''],
		[true, 'file:///W.kext/Contents/Info.plist', ''],
		[false, 'Info.plist', '<key>CFBundleName</key>'],
		[false, 'pom.xml', '<project/>'],
	])('is %s for %s with %s', (looks, uri, text) => {
		expect(looksLikeDriverPlist(text, uri)).toBe(looks);
	});
});
