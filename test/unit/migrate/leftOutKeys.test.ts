/** The keys of a kext's personality that the dext does not have are in a note, or the personality is left out. */
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { migrateKext } from '../../../server/src/scaffold/migrate/migrateKext.js';
import { analyze, type Dict, type DriverPlist } from '../../../server/src/service/index.js';
import { corpusFiles, corpusText, hasCorpus } from '../../support/shared.js';
import { kext, type Values } from './kextPlist.js';
import { migrated, personality, refusal, usbIds } from './migration.js';

const libraries = ['com.apple.kpi.iokit'];
const usb = { IOClass: 'Widget', IOProviderClass: 'IOUSBHostDevice', ...usbIds };
const names = { IOClass: 'Widget', IOProviderClass: 'IOPCIDevice', IONameMatch: 'pci8086,1e31' };
const merger = {
	CFBundleIdentifier: 'com.apple.driver.AppleUSBMergeNub',
	IOClass: 'AppleUSBMergeNub',
	IOProviderClass: 'IOUSBHostDevice',
	IOProviderMergeProperties: { Speed: 3 },
	...usbIds,
};

function driver(values: Values): DriverPlist {
	return kext({ Widget: values }, { libraries });
}

it.each<[string, Values, string]>([
	[
		'IOMatchCategory',
		{ ...usb, IOMatchCategory: 'com_example_Widget' },
		'The dext competes with the other drivers for the device, instead of running alongside them.',
	],
	[
		'IOMatchCategory',
		{ ...usb, IOMatchCategory: 'IODefaultMatchCategory' },
		'It is the category of drivers without the key.',
	],
	['IOKitDebug', { ...usb, IOKitDebug: 65535 }, 'It only makes the kernel log the driver.'],
	[
		'IOUserClientClass',
		{ ...usb, IOUserClientClass: 'WidgetClient' },
		"'UserClientProperties' replaces it.",
	],
	['IONameMatch', names, "'IOPCIMatch' replaces it."],
	['bInterfaceNumber', { ...usb, bInterfaceNumber: 1 }, "It has no effect on 'IOUSBHostDevice'."],
	[
		'IOMediaIcon',
		{ ...usb, IOMediaIcon: { IOBundleResourceFile: 'a' } },
		'It has no effect in dexts.',
	],
	['IOPersonalityPublisher', { ...usb, IOPersonalityPublisher: 'a.b' }, 'macOS adds it.'],
])('%s is noted: %o', (key, values, reason) => {
	const result = migrated(driver(values));
	expect(personality(result)).not.toHaveProperty([key]);
	const note = `'${key}' was left out of the personalities. ${reason}`;
	expect(result.notes).toContain(note);
	expect(result.text).toContain(note);
});

it.each(['Reads the widget.', '$(USAGE)', 'Reads $(NAME).', '@USAGE@'])(
	'the description of the usage is kept: %s',
	(usage) => {
		const root = { NSHumanReadableCopyright: usage, OSBundleUsageDescription: usage };
		const { text, notes } = migrated(kext({ Widget: usb }, { libraries, root }));
		expect(parse(text)).toMatchObject(root);
		expect(notes.filter((note) => note.includes('UsageDescription'))).toEqual([]);
	},
);

const byProject = 'The deployment target of the project replaces it.';

it.each<[Values, string]>([
	[
		{ OSBundleUsageDescription: { en: 'a' } },
		"'OSBundleUsageDescription' was left out. It is not a string.",
	],
	[
		{ NSHumanReadableCopyright: { en: 'a' } },
		"'NSHumanReadableCopyright' was left out. It is not a string.",
	],
	[{ LSMinimumSystemVersion: '10.15' }, `'LSMinimumSystemVersion' was left out. ${byProject}`],
	[
		{ LSMinimumSystemVersion: { arm64: '11.0' } },
		`'LSMinimumSystemVersion' was left out. ${byProject}`,
	],
	[
		{ CFBundleName: 'Widget Driver' },
		"'CFBundleName' was 'Widget Driver'. It was changed to '$(PRODUCT_NAME)', which the project sets.",
	],
	[
		{ CFBundleName: { en: 'a' } },
		"'CFBundleName' is not a string. It was changed to '$(PRODUCT_NAME)', which the project sets.",
	],
	[
		{ CFBundleDevelopmentRegion: 'de' },
		"'CFBundleDevelopmentRegion' was 'de'. It was changed to '$(DEVELOPMENT_LANGUAGE)', which the project sets.",
	],
	[{ toString: 'a' }, "'toString' was left out. Dexts do not use it."],
])('a root key without a counterpart is noted: %o', (root, note) => {
	const result = migrated(kext({ Widget: usb }, { libraries, root }));
	expect(result.notes).toContain(note);
	expect(result.text).toContain(note);
});

it.each<Values>([
	{ LSMinimumSystemVersion: '$(MACOSX_DEPLOYMENT_TARGET)' },
	{ CFBundleName: '$(PRODUCT_NAME)' },
	{ CFBundleName: '' },
	{ CFBundleDevelopmentRegion: '$(DEVELOPMENT_LANGUAGE)' },
	{ BuildMachineOSBuild: '21A1', DTSDKName: 'macosx12.0' },
	{ CFBundleSignature: '????' },
])('a root key without a decision is not noted: %o', (root) => {
	const { notes } = migrated(kext({ Widget: usb }, { libraries, root }));
	expect(notes).toEqual(migrated(driver(usb)).notes);
});

it.each(['OSBundleRequired', 'OSBundleRequired_x86_64', 'OSBundleCompatibleVersion'])(
	'%s is left out of personalities, and no note names a place for it',
	(key) => {
		const result = migrated(driver({ ...usb, [key]: 'Root' }));
		expect(personality(result)).not.toHaveProperty([key]);
		expect(result.notes.filter((note) => note.includes(key))).toEqual([
			expect.stringMatching(`^'${key}' was left out of the personalities\\. `),
		]);
	},
);

it('a key of a personality can have the name of a method', () => {
	const result = migrated(driver({ ...usb, toString: 'a' }));
	expect(personality(result)).toHaveProperty(['toString'], 'a');
});

it.each<[string, Values]>([
	['IOResourceMatch', { ...usb, IOResourceMatch: 'com_example_resource' }],
	['IOMatchCategory', { ...merger, IOMatchCategory: 'com_example_Widget' }],
	['IONameMatch', { ...names, IOPCIMatch: '0x1e318086' }],
])('%s stays where a dext matches by it: %o', (key, values) => {
	const result = migrated(driver(values));
	expect(personality(result)).toHaveProperty([key], values[key]);
});

it.each<[string, Values]>([
	[
		'HIDCompatibilityInterface',
		{ IOClass: 'Widget', IOProviderClass: 'IOHIDDevice', VendorID: 1, ProductID: 2 },
	],
	['IOCompatibilityMatch', usb],
])('a personality that %s restricts is left out', (key, values) => {
	expect(refusal(driver({ ...values, [key]: true }))).toBe(
		`'Widget' was left out. A dext can't match by '${key}'. It would match other devices.`,
	);
});

it('a personality that is not a dictionary is left out', () => {
	const result = migrated(kext({ Widget: usb, Gadget: 'a' as unknown as Values }, { libraries }));
	expect(result.notes).toContain("'Gadget' was left out. It is not a dictionary.");
});

it('a key with several faults is left out, not the personality', () => {
	const curves = {
		...usb,
		IOProviderClass: 'IOUSBHostInterface',
		bInterfaceNumber: 1,
		bConfigurationValue: 1,
	};
	const plist = driver({ ...curves, HIDAccelCurves: 'a' });
	const text = plist.text.replace(
		/(<key>HIDAccelCurves<\/key>\s*)<string>a<\/string>/,
		'$1<array><string>a</string><string>b</string></array>',
	);
	const result = migrated(analyze(text, { uri: plist.uri, kind: plist.kind }));
	expect(personality(result)).not.toHaveProperty(['HIDAccelCurves']);
	expect(result.notes.filter((note) => note.includes('HIDAccelCurves'))).toHaveLength(1);
});

it('comments are named', () => {
	const { text, uri, kind } = driver(usb);
	const note = 'The comments were left out.';
	const commented = analyze(text.replace('<key>IOClass', '<!-- Mine -->$&'), { uri, kind });
	const migration = migrateKext(commented);
	expect('notes' in migration && migration.notes).toContain(note);
	expect(migrated(driver(usb)).notes).not.toContain(note);
});

describe.skipIf(!hasCorpus)('real kexts (skipped without ../shared)', () => {
	it('have each key in the dext or in a note', () => {
		const files = corpusFiles().filter(({ file }) => file.startsWith('kext/'));
		const missing = files.flatMap((file) => {
			const before = analyze(corpusText(file), { uri: `file:///${file.path}` });
			const result = migrateKext(before);
			if ('refused' in result) return [];
			const notes = result.notes.join('\n');
			const after = personalitiesIn(analyze(result.text, { uri: 'file:///Info.plist' }));
			return [...personalitiesIn(before)].flatMap(([name, dict]) =>
				dict.entries
					.filter(({ key }) => after.has(name) && !after.get(name)?.get(key))
					.filter(({ key }) => !notes.includes(`'${key}'`))
					.map(({ key }) => `${file.id}: ${name} › ${key}`),
			);
		});
		expect(missing).toEqual([]);
	});
});

function personalitiesIn(plist: DriverPlist): ReadonlyMap<string, Dict> {
	return new Map(plist.personalities.map(({ name, dict }) => [name, dict]));
}
