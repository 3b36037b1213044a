/** The completion items at the cursor `|`, and their documentation. */
import { describe, expect, it } from 'vitest';
import { analyze, completeAt } from '../../../server/src/service/index.js';
import { accept, atCaret } from './acceptCompletion.js';
import { itemsAt, labelsAt } from './completionAt.js';
import { inPersonality, inRoot, open } from './samples.js';

const T = '\t\t\t';

describe('the list', () => {
	it('excludes existing keys', () => {
		const labels = labelsAt(
			inPersonality(`${T}<key>IOClass</key>\n${T}<string>A</string>\n${T}|`),
			'dext',
		);
		expect(labels).not.toContain('IOClass');
		expect(labels).toContain('IOProviderClass');
	});

	it('starts with the keys that every personality requires', () => {
		expect(
			labelsAt(inPersonality(`${T}|`), 'dext')
				.slice(0, 2)
				.sort(),
		).toEqual(['IOClass', 'IOProviderClass']);
	});

	it.each([
		['a string with known values', 'IOProviderClass', true],
		['a number with known values', 'BootProtocol', true],
		['a dictionary with known keys', 'IOPropertyMatch', true],
		['a string without known values', 'IOTTYBaseName', false],
		['a number without known values', 'IOProbeScore', false],
		['a dictionary without known keys', 'IOUserServiceProperties', false],
		['a string with a default', 'IOUserClass', false],
		['a choice', 'IOUserResourceAccess', false],
	])('opens again after %s only if there are items', (_value, label, opens) => {
		const item = itemsAt(inPersonality(`${T}|`), 'dext').find((each) => each.label === label);
		expect(item?.hasNextItems ?? false).toBe(opens);
	});

	it('opens again for the personalities', () => {
		const item = itemsAt(inRoot('\t|'), 'dext').find(({ label }) => label === 'IOKitPersonalities');
		expect(item?.hasNextItems).toBe(true);
	});

	it('selects the value that is there', () => {
		const value = (name: string, content: string): readonly string[] =>
			itemsAt(inPersonality(`${T}<key>${name}</key>\n${T}${content}`), 'dext').flatMap(
				({ label, preselect }) => (preselect ? [label] : []),
			);
		expect(value('IOProviderClass', '<string>|IOPCIDevice</string>')).toEqual(['IOPCIDevice']);
		expect(value('BootProtocol', '<integer>2|</integer>')).toEqual(['2']);
		expect(value('BootProtocol', '<integer>7|</integer>')).toEqual([]);
	});

	it('contains the keys of the provider', () => {
		const provider = (name: string): string =>
			inPersonality(`${T}<key>IOProviderClass</key>\n${T}<string>${name}</string>\n${T}|`);
		expect(labelsAt(provider('IOPCIDevice'), 'dext')).toContain('IOPCIMatch');
		expect(labelsAt(provider('IOUSBHostDevice'), 'dext')).not.toContain('IOPCIMatch');
		expect(labelsAt(provider('IOUSBHostDevice'), 'dext')).toContain('idVendor');
	});

	it('ends with deprecated keys', () => {
		const items = [...itemsAt(inRoot('\t|'), 'kext')].sort((a, b) =>
			a.sortText < b.sortText ? -1 : 1,
		);
		const first = items.findIndex(({ deprecated }) => deprecated);
		expect(items.slice(first).every(({ deprecated }) => deprecated)).toBe(true);
	});

	it('starts with the kernel classes for the provider of a dext', () => {
		const labels = labelsAt(
			inPersonality(
				`${T}<key>IOProviderClass</key>\n${T}<string>IOHIDInterface</string>\n${T}<key>IOClass</key>\n${T}<string>|</string>`,
			),
			'dext',
		);
		expect(labels.slice(0, 2)).toEqual(['AppleUserHIDEventService', 'IOUserService']);
	});
});

describe('the keys', () => {
	it.each([
		['a codeless kext', 'codelessKext', false],
		['a kext', 'kext', true],
	] as const)('have the executable in %s only if it has code', (_title, kind, expected) => {
		expect(labelsAt(inRoot('\t|'), kind).includes('CFBundleExecutable')).toBe(expected);
	});

	it('are without those of the personality in a user client', () => {
		const labels = labelsAt(
			inPersonality('<key>MyUserClientProperties</key>\n<dict>\n|\n</dict>'),
			'dext',
		);
		expect(labels).toContain('IOUserClass');
		expect(labels).not.toContain('IOUserServerName');
	});
});

describe('the versions of a library', () => {
	const versionsOf = (list: string, library: string): readonly (string | undefined)[] =>
		itemsAt(
			inRoot(
				`\t<key>${list}</key>\n\t<dict>\n\t\t<key>${library}</key>\n\t\t<string>|</string>\n\t</dict>`,
			),
			'kext',
		).map(({ label, detail }) => `${label} ${detail}`);

	it('are the usual and the lowest one', () => {
		expect(versionsOf('OSBundleLibraries', 'com.apple.kpi.iokit')).toEqual([
			'19.0 on macOS 10.15 and newer',
			'7.0 the lowest version that can be requested',
		]);
		expect(versionsOf('OSBundleLibraries_x86_64', 'com.apple.iokit.IOPCIFamily')).toEqual([
			'1.0.0b1 the lowest version that can be requested',
		]);
		expect(versionsOf('OSBundleLibraries', 'com.example.Widget')).toEqual([]);
	});

	it('are the same in lists and documents', () => {
		const [list] = itemsAt(inRoot('\t<key>OSBundleLibraries</key>\n\t|'), 'kext');
		const skeleton = itemsAt('|').find(({ label }) => label.startsWith('Kernel extension'));
		for (const snippet of [list?.snippet, skeleton?.snippet]) {
			expect(snippet).toMatch(/com\.apple\.kpi\.iokit<\/key>\s*<string>(?:\$\{1:)?19\.0/);
		}
	});
});

describe('the types of bundles', () => {
	const typeIn = (key: string, content: string): string =>
		inRoot(
			`\t<key>${key}</key>\n\t${content}\n\t<key>CFBundlePackageType</key>\n\t<string>|</string>`,
		);
	const personality = (key: string): string =>
		`<dict>\n\t\t<key>A</key>\n\t\t<dict>\n\t\t\t<key>${key}</key>\n\t\t\t<string>A</string>\n\t\t</dict>\n\t</dict>`;

	it.each([
		['DEXT', typeIn('IOKitPersonalities', personality('IOUserServerName'))],
		['KEXT', typeIn('IOKitPersonalities', personality('IOClass'))],
		['SYSX', typeIn('CMIOExtension', '<dict/>')],
	])('are the variable and %s in a source of that kind', (type, text) => {
		expect(labelsAt(text)).toEqual(['$(PRODUCT_BUNDLE_PACKAGE_TYPE)', type]);
	});

	it('are without the variable in a built bundle', () => {
		const text = typeIn('IOKitPersonalities', personality('IOClass'));
		const marked = atCaret(text);
		const plist = analyze(marked.text, { uri: 'file:///A.kext/Contents/Info.plist' });
		expect(completeAt(plist, marked.offset).map(({ label }) => label)).toEqual(['KEXT']);
	});
});

describe('a property list of unknown kind', () => {
	const offered = (inside: string): readonly string[] => labelsAt(inRoot(inside));
	const written = (keys: readonly string[]): string =>
		keys.map((key) => `\t<key>${key}</key>\n\t<string>a</string>\n`).join('');

	it('is completed as a dext', () => {
		const labels = offered(`${written(['CFBundleIdentifier', 'CFBundleName'])}\t|`);
		expect(labels).toContain('IOKitPersonalities');
		expect(labels).toContain('OSBundleUsageDescription');
	});

	it('can become any kind', () => {
		expect(offered('\t<key>CFBundlePackageType</key>\n\t<string>|</string>')).toEqual([
			'$(PRODUCT_BUNDLE_PACKAGE_TYPE)',
			'DEXT',
			'KEXT',
			'SYSX',
			'APPL',
		]);
	});

	it('is not completed if it is not a driver', () => {
		expect(offered(`${written(['Label', 'Program'])}\t|`)).toEqual([]);
		expect(offered(`${written(['CFBundleName', 'NSMainNibFile'])}\t|`)).toEqual([]);
		const app = '\t<key>CFBundlePackageType</key>\n\t<string>APPL</string>\n';
		expect(offered(`${app}${written(['CFBundleName'])}\t|`)).toEqual([]);
		expect(offered('\t<!-- driver-plist: kind=other -->\n\t|')).toEqual([]);
	});
});

describe('an item', () => {
	it('for a device key has its type even without a provider', () => {
		const items = itemsAt(inPersonality(`${T}<key>idVendor</key>\n${T}|`), 'dext');
		expect(items.map(({ label }) => label)).toContain('*');
		const [first] = [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
		expect(first?.label).toBe('<integer>');
		expect(first?.documentation?.()).toContain('USB vendor ID');
	});

	it('for a key that Xcode adds is in built bundles only', () => {
		const { text, offset } = atCaret(inRoot('\t|'));
		const labelsOf = (form: 'source' | 'built'): readonly string[] =>
			completeAt({ ...open(text, 'dext'), form }, offset).map(({ label }) => label);
		expect(labelsOf('source')).not.toContain('DTXcodeBuild');
		expect(labelsOf('built')).toContain('DTXcodeBuild');
	});

	it('for the element of the usual type is before the value that means any', () => {
		const marked = inPersonality(
			`${T}<key>IOProviderClass</key>\n${T}<string>IOUSBHostDevice</string>\n${T}<key>idVendor</key>\n${T}|`,
		);
		expect(labelsAt(marked, 'dext')).toEqual(['<integer>', '*', '<string>']);
	});

	it('that is a number may replace another number', () => {
		const marked = inPersonality(
			`${T}<key>IOProviderClass</key>\n${T}<string>IOHIDInterface</string>\n${T}<key>PrimaryUsagePage</key>\n${T}<integer>0|</integer>`,
		);
		const item = itemsAt(marked, 'dext').find(({ label }) => label === '7');
		expect(item?.filterText.startsWith('0')).toBe(true);
		expect(item && accept(atCaret(marked).text, item)).toContain('<integer>7|</integer>');
	});

	it('shows types for people, and USB classes in hexadecimal', () => {
		const usb = (inside: string): string =>
			inPersonality(
				`${T}<key>IOProviderClass</key>\n${T}<string>IOUSBHostInterface</string>\n${T}${inside}`,
			);
		const detailOf = (marked: string, wanted: string): string | undefined =>
			itemsAt(marked, 'kext').find(({ label }) => label === wanted)?.detail;
		expect(detailOf(usb('|'), 'idProduct')).toBe('integer, or *');
		expect(detailOf(usb('|'), 'IOCompatibilityMatch')).toBe('any type');
		expect(detailOf(usb('<key>bInterfaceClass</key>|'), '3')).toBe('0x03 – Human interface device');
	});

	it('documents every key', () => {
		const undocumented = itemsAt(inRoot('\t|'), 'dext').filter(
			({ documentation }) => !documentation?.(),
		);
		expect(undocumented).toEqual([]);
	});

	it.each([
		['a comment', '<!-- | -->'],
		['a complete tag', '<key>A</key>\n<str|ing>a</string>'],
		['between a key and its value', '<key>A</key>|\n<string>a</string>'],
		['an end tag', '<key>A</key>\n<string>a</str|ing>'],
		['base64', '<key>A</key>\n<data>AA|==</data>'],
	])('is empty inside %s', (_name, inside) => {
		expect(labelsAt(inPersonality(inside), 'dext')).toEqual([]);
	});

	it('has no build variables in a built bundle', () => {
		const text = inPersonality(`${T}<key>IOUserServerName</key>\n${T}<string>$|</string>`);
		const { offset } = atCaret(text);
		const plist = { ...open(atCaret(text).text, 'dext'), form: 'built' as const };
		expect(completeAt(plist, offset)).toEqual([]);
	});
});
