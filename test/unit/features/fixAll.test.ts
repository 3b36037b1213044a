/** *Fix all* in files where many fixes would make something worse. */
import { describe, expect, it } from 'vitest';
import { withText } from '../../../server/src/service/document/analyze.js';
import { type DriverPlist, fixAll } from '../../../server/src/service/index.js';
import { inRoot, open } from './samples.js';

/** A dext with personalities of these entries, in which `%` is the number of the personality. */
function personalities(count: number, entries: string): DriverPlist {
	const each = Array.from(
		{ length: count },
		(_, index) => `<key>P${index}</key><dict>${entries.replaceAll('%', String(index))}</dict>`,
	);
	return open(inRoot(`<key>IOKitPersonalities</key><dict>\n${each.join('\n')}\n</dict>`), 'dext');
}

/** Renaming the key uncovers that its value is not an integer. */
const uncovers = '<key>idVendr</key><string>0x1209</string>';
const provider = '<key>IOProviderClass</key><string>IOUSBHostDevice</string>';
/** The fix replaces the character by a reference. */
const ampersand = '<key>IOUserClass</key><string>A&B%</string>';

describe('fix all', () => {
	it.each([
		[20, provider + uncovers + ampersand],
		[100, provider + uncovers + ampersand],
		[60, ampersand + uncovers + provider],
		[60, `<key>IOProviderClas</key><string>IOUSBHostDevic</string>${uncovers}${ampersand}`],
		[
			60,
			provider +
				uncovers +
				ampersand +
				'<key>IOClass</key><string>C&</b>%</string>'.replace('&', ''),
		],
	])('fixes each of %i personalities next to fixes that it leaves out: %s', (count, entries) => {
		const plist = personalities(count, entries);
		const { text, unfinishedBecause } = fixAll(plist);
		expect(unfinishedBecause).toBeUndefined();
		expect(text.split('&amp;')).toHaveLength(count + 1);
		expect(text).not.toMatch(/&(?!amp;)/);
		expect(fixAll(withText(plist, text)).text).toBe(text);
	});

	it('keeps what is fixed if there are too many problems, and fixes more when run again', () => {
		let plist = personalities(600, provider + uncovers + ampersand);
		const all = fixAll(plist);
		expect(all.unfinishedBecause).toBeDefined();
		expect(all.applied.length).toBeGreaterThan(200);
		for (let run = 0; run < 5; run++) plist = withText(plist, fixAll(plist).text);
		expect(fixAll(plist).text).toBe(plist.text);
	});
});

const usb =
	'<key>IOProviderClass</key><string>IOUSBHostDevice</string><key>idVendor</key><integer>4617</integer>';
const device = (product: number): string =>
	`<dict><key>CFBundleIdentifier</key><string>com.example.widget</string><key>IOClass</key><string>com_example_Widget</string>${usb}<key>idProduct</key><integer>${product}</integer></dict>`;

const mayBeRight: readonly [what: string, kind: 'kext' | 'dext', entries: string, kept: string][] =
	[
		[
			'a personality that only an overridden one equals',
			'kext',
			`<key>IOKitPersonalities</key><dict><key>A</key>${device(5)}<key>B</key>${device(5)}<key>A</key>${device(6)}</dict>`,
			`<key>B</key>${device(5)}`,
		],
		[
			'a personality that is one level too deep',
			'kext',
			`<key>IOKitPersonalities</key><dict><key>A</key><dict><key>B</key><dict><key>IOClass</key><string>com_example_Widget</string><key>IOProviderClass</key><string>IOMedia</string><key>IOPropertyMatch</key><dict><key>Whole</key><true/></dict></dict></dict></dict>`,
			'<key>IOProviderClass</key><string>IOMedia</string><key>IOPropertyMatch</key>',
		],
		[
			'a service of a personality without a name',
			'dext',
			`<key>IOKitPersonalities</key><dict>${usb}<key>idProduct</key><integer>1</integer><key>CFBundleIdentifierKernel</key><string>com.apple.kpi.iokit</string><key>IOClass</key><string>IOUserService</string><key>IOUserClass</key><string>Widget</string><key>IOUserServerName</key><string>com.example.widget</string><key>NubProperties</key><dict><key>IOClass</key><string>IOUserService</string><key>IOUserClass</key><string>Nub</string></dict><key>UserClientProperties</key><dict><key>IOClass</key><string>IOUserUserClient</string><key>IOUserClass</key><string>Client</string></dict></dict>`,
			'<key>NubProperties</key><dict><key>IOClass</key><string>IOUserService</string><key>IOUserClass</key><string>Nub</string></dict><key>UserClientProperties</key>',
		],
		[
			'a value that may be that of the key before',
			'dext',
			'<key>CFBundleVersion</key><key>CFBundlePackageType</key><string>1.0.0</string><string>DEXT</string>',
			'<string>1.0.0</string><string>DEXT</string>',
		],
		[
			'a value without a key in an entry that is superfluous',
			'dext',
			'<key>OSBundleLibraries</key><dict><string>com.example.widget</string></dict>',
			'<string>com.example.widget</string></dict>',
		],
		[
			'a tag that is exchanged with the end tag before it',
			'dext',
			'<key>CFBundleIdentifier</key><string> com.example.widget<key></string>CFBundleName</key><string>Widget</string>',
			'<string> com.example.widget<key></string>',
		],
		[
			'a key in one line after a dictionary whose end is not known',
			'kext',
			`<key>IOKitPersonalities</key><dict><key>A</key>${device(5)}<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>19.0</string></dict>`,
			'<key>OSBundleLibraries</key><dict><key>com.apple.kpi.iokit</key><string>19.0</string></dict>\n</dict>',
		],
		[
			'a value whose key is missing',
			'dext',
			'<key>CFBundlePackageType</key><string>DEXT</string><string>Reads the widget.</string>',
			'<key>CFBundlePackageType</key><string>DEXT</string><string>Reads the widget.</string>\n</dict>',
		],
		[
			'characters of a key that are not brackets',
			'dext',
			'<keyµsPollInterval</key><integer>5</integer>',
			'µsPollInterval</key>',
		],
		[
			'the last character of a string before an end tag without its bracket',
			'dext',
			'<key>NSHumanReadableCopyright</key><string>Widget Inc./string>',
			'Widget Inc./string>',
		],
		[
			'an identifier where that of the bundle is another value',
			'dext',
			`<key>CFBundleIdentifier</key><string>6.0</string><key>IOKitPersonalities</key><dict><key>A</key><dict><key>CFBundleIdentifier</key><string>com.example.widget</string><key>IOUserServerName</key><string>com.example.widget</string>${usb}</dict></dict>`,
			'<key>CFBundleIdentifier</key><string>com.example.widget</string>',
		],
	];

it.each(mayBeRight)('fix all leaves %s', (_what, kind, entries, kept) => {
	const plist = open(inRoot(entries), kind);
	expect(plist.text).toContain(kept);
	expect(fixAll(plist).text).toContain(kept);
});
