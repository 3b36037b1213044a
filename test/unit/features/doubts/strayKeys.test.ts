/** Entries that are in a wrong place: *fix all* does not add the same key with a usual value where it belongs. */
import { describe, expect, it } from 'vitest';
import { addsStrayKey } from '../../../../server/src/service/features/doubts/strayKeys.js';
import { applyEdits, checkPlist, fixAll, fixesFor } from '../../../../server/src/service/index.js';
import { renderMessage } from '../../../../server/src/service/messages/message.js';
import { inRoot, open } from '../samples.js';

const personality = (more: string): string =>
	`\t<key>Widget</key>\n\t<dict>\n\t\t<key>CFBundleIdentifier</key>\n\t\t<string>$(PRODUCT_BUNDLE_IDENTIFIER)</string>\n\t\t<key>CFBundleIdentifierKernel</key>\n\t\t<string>com.apple.kpi.iokit</string>\n\t\t<key>IOClass</key>\n\t\t<string>IOUserService</string>\n\t\t<key>IOProviderClass</key>\n\t\t<string>IOUSBHostInterface</string>\n\t\t<key>IOUserClass</key>\n\t\t<string>Widget</string>\n\t\t<key>bInterfaceNumber</key>\n\t\t<integer>0</integer>\n\t\t<key>idProduct</key>\n\t\t<integer>1</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>4660</integer>\n${more}\t</dict>\n`;
const list = (strays: string, more = ''): string =>
	`<key>IOKitPersonalities</key>\n<dict>\n${strays}${personality(more)}</dict>`;
const configuration = '\t<key>bConfigurationValue</key>\n\t<integer>2</integer>\n';
const server = '\t<key>IOUserServerName</key>\n\t<string>com.example.shared</string>\n';
const libraries =
	'<key>com.apple.kpi.iokit</key>\n<string>20.0</string>\n<key>com.apple.kpi.libkern</key>\n<string>20.0</string>\n';

describe.each([
	['dext', list(configuration + server), 'IOUserServerName'],
	['dext', list(configuration + server), 'bConfigurationValue'],
	[
		'kext',
		`<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n${libraries}`,
		'OSBundleLibraries',
	],
	[
		'kext',
		`<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundleExecutable</key>\n<string>Widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n<key>OSBundleLibraries</key>\n<dict>\n<key>Item 0</key>\n<dict>\n${libraries}</dict>\n</dict>`,
		'com.apple.kpi.iokit',
	],
] as const)('in the Info.plist of a %s', (kind, written, key) => {
	it(`is not added a second time: ${key}`, () => {
		const text = inRoot(written);
		const count = (each: string): number => each.split(`<key>${key}</key>`).length;
		expect(count(fixAll(open(text, kind)).text)).toBe(count(text));
	});
});

it('is stray among the libraries of a kext, where a library of any name is not', () => {
	const text = inRoot(
		`<key>OSBundleLibraries</key>\n<dict>\n<key>CFBundleIdentifier</key>\n<string>com.example.other</string>\n${libraries}</dict>`,
	);
	const plist = open(text, 'kext');
	const adds = (key: string): boolean =>
		plist.root?.type === 'dict' &&
		addsStrayKey(plist, { kind: 'insertEntry', into: plist.root, key, value: 'Widget' });
	expect(['CFBundleIdentifier', 'com.apple.kpi.iokit', 'CFBundleName'].filter(adds)).toEqual([
		'CFBundleIdentifier',
	]);
});

describe.each(['bConfigurationValue', 'IOUserServerName'])('%s with a slip', (key) => {
	const entries: string = list(
		'',
		configuration.replace(/^\t/gm, '\t\t') + server.replace(/^\t/gm, '\t\t'),
	);
	it.each([
		['the last letters cut off', key.slice(0, -2)],
		['a digit after it', `${key}0`],
		['a digit in it', `${key.slice(0, 4)}0${key.slice(4)}`, `Rename to '${key}'`],
		['a sign before it', `$${key}`],
		['a sign after it', `${key}/`, `Rename to '${key}'`],
		['twice', `${key} ${key}`],
		['without a part', key.slice(0, 6) + key.slice(-5)],
	])('is renamed by a person, and not added a second time: %s', (_, written, title?: string) => {
		const slip = entries.replace(`<key>${key}</key>`, `<key>${written}</key>`);
		const text = inRoot(slip);
		expect(fixAll(open(text, 'dext')).text).not.toContain(`<key>${key}</key>`);
		expect(afterFix(slip, 'dext', title ?? `Rename '${written}' to '${key}'`)).toBe(
			inRoot(entries),
		);
	});
});

it('is exchanged with its value, and not added a second time', () => {
	const device = list('', (configuration + server).replace(/^\t/gm, '\t\t'));
	const usage = '<key>OSBundleUsageDescription</key>\n<string>You &amp; me</string>';
	const slip = `${device}\n${usage}`
		.replace('>IOUserServerName<', '>com.example.shared<')
		.replace('<string>com.example.shared', '<string>IOUserServerName')
		.replace(usage, '<key>You &amp; me</key>\n<string> OSBundleUsageDescription </string>');
	expect(fixAll(open(inRoot(slip), 'dext')).text).toBe(inRoot(`${device}\n${usage}`));
});

it('is renamed, although a rule has no value to add: idVendor', () => {
	const ids = list('', configuration.replace(/^\t/gm, '\t\t'));
	const slip = ids.replace('idVendor', 'idVendor0');
	expect(afterFix(slip, 'dext', "Rename 'idVendor0' to 'idVendor'")).toBe(inRoot(ids));
});

it.each([
	['idProduct', 'productID'],
	['idVendor', 'vendorID'],
	['bInterfaceNumber', 'bInterfaceNo'],
])('is renamed by a person, and not added: %s as %s', (key, written) => {
	const ids = list('', (configuration + server).replace(/^\t/gm, '\t\t'));
	const slip = ids.replace(`<key>${key}</key>`, `<key>${written}</key>`);
	expect(fixAll(open(inRoot(slip), 'dext')).text).not.toContain(`<key>${key}</key>`);
	expect(afterFix(slip, 'dext', `Rename '${written}' to '${key}'`)).toBe(inRoot(ids));
});

it.each([
	['another type', '<key>IOUserServer</key>\n<dict/>\n', 'IOUserServer'],
	['a described key', '<key>bInterfaceClass</key>\n<integer>3</integer>\n', 'bInterfaceClass'],
])('is not renamed: %s', (_, entry, key) => {
	const plist = open(inRoot(list('', entry)), 'dext');
	const titles = checkPlist(plist).flatMap((each) =>
		fixesFor(plist, each).map(({ title }) => renderMessage(title)),
	);
	expect(titles.filter((title) => title.startsWith(`Rename '${key}'`))).toEqual([]);
});

it('is added next to keys of the driver that are not similar', () => {
	const entry = '\t\t<key>WidgetServer</key>\n\t\t<string>a</string>\n';
	expect(fixAll(open(inRoot(list('', entry)), 'dext')).text).toContain(
		'<key>IOUserServerName</key>',
	);
});

describe.each([
	['IOPropertyMatch', 'IOUserServerName', true],
	['IOPropertyMatch', 'bConfigurationValue', true],
	['IOParentMatch', 'bConfigurationValue', false],
	['WidgetProperties', 'bConfigurationValue', false],
	['WidgetProperties', 'IOUserServerName', true],
])('in %s', (name, key, isMoved) => {
	const deeper = (entries: string, by: string): string => entries.replace(/^\t/gm, by);
	const entry = key === 'IOUserServerName' ? server : configuration;
	const other = key === 'IOUserServerName' ? configuration : server;
	const match = (entries: string): string =>
		deeper(
			`\t<key>${name}</key>\n\t<dict>\n${deeper(`${entries}\t<key>Color</key>\n\t<true/>\n`, '\t\t')}\t</dict>\n`,
			'\t\t',
		);
	const inner = list('', match(entry) + deeper(other, '\t\t'));

	it(`is not added a second time in the personality: ${key}`, () => {
		expect(fixAll(open(inRoot(inner), 'dext')).text).toBe(inRoot(inner));
	});

	it(`is moved by a person, where it is not a property of the device or of the driver: ${key}, ${isMoved}`, () => {
		const moved = afterFix(inner, 'dext', `Move '${key}' to 'Widget'`);
		expect(moved?.match(new RegExp(`^\t\t<key>${key}<`, 'm'))?.length).toBe(
			isMoved ? 1 : undefined,
		);
		expect(moved?.includes(`\t\t\t<key>${key}`)).toBe(isMoved ? false : undefined);
	});
});

it('is exchanged by a person with a value that can be a key of the driver', () => {
	const slip = server
		.replace('IOUserServerName', 'WidgetServer')
		.replace('com.example.shared', 'IOUserServerName');
	const entries = list('', (configuration + slip).replace(/^\t/gm, '\t\t'));
	expect(fixAll(open(inRoot(entries), 'dext')).text).toBe(inRoot(entries));
	expect(
		afterFix(
			entries,
			'dext',
			"Change the key to 'IOUserServerName' and the value to 'WidgetServer'",
		),
	).toContain('<key>IOUserServerName</key>\n\t\t<string>WidgetServer</string>');
});

describe('in a dictionary of another one', () => {
	const deeper = (text: string): string => text.replace(/^\t/gm, '\t\t\t');
	const match = (entries: string): string =>
		`\t\t<key>IOPropertyMatch</key>\n\t\t<dict>\n${deeper(entries)}\t\t\t<key>Color</key>\n\t\t\t<true/>\n\t\t</dict>\n`;

	it('is not added a second time to a user client', () => {
		const kernelClass = '\t<key>IOClass</key>\n\t<string>IOUserUserClient</string>\n';
		const client = `\t\t<key>UserClientProperties</key>\n\t\t<dict>\n${match(kernelClass).replace(/^\t/gm, '\t\t')}\t\t\t<key>IOUserClass</key>\n\t\t\t<string>WidgetUserClient</string>\n\t\t</dict>\n`;
		const entries = (configuration + server).replace(/^\t/gm, '\t\t');
		const text = inRoot(list('', entries + client));
		expect(fixAll(open(text, 'dext')).text).toBe(text);
	});

	it('is not added a second time to another personality', () => {
		const first = list('', configuration.replace(/^\t/gm, '\t\t'));
		const second = personality(
			(configuration + server).replace(/^\t/gm, '\t\t') + match(server),
		).replace('<key>Widget</key>', '<key>Other</key>');
		const text = inRoot(first.replace(/<\/dict>$/, `${second}</dict>`));
		expect(fixAll(open(text, 'dext')).text).toBe(text);
	});
});

function afterFix(written: string, kind: 'dext' | 'kext', title: string): string | undefined {
	const plist = open(inRoot(written), kind);
	const fixes = checkPlist(plist).flatMap((each) => fixesFor(plist, each));
	const fix = fixes.find((each) => renderMessage(each.title) === title);
	return fix && applyEdits(plist.text, fix.edits);
}

it('is moved from the list of personalities into the only personality', () => {
	const moved = afterFix(list(configuration), 'dext', "Move the keys to 'Widget'");
	expect(moved).toBe(inRoot(list('', configuration.replace(/^\t/gm, '\t\t'))));
});

it('is moved from the root into a new list of libraries', () => {
	const root =
		'<key>CFBundleIdentifier</key>\n<string>com.example.widget</string>\n<key>CFBundlePackageType</key>\n<string>KEXT</string>\n';
	const moved = afterFix(
		root + libraries,
		'kext',
		"Move 'com.apple.kpi.iokit' to 'OSBundleLibraries'",
	);
	expect(moved).toContain(
		'<key>OSBundleLibraries</key>\n<dict>\n\t<key>com.apple.kpi.iokit</key>\n\t<string>20.0</string>\n\t<key>com.apple.kpi.libkern</key>',
	);
});

it('is moved, although its dictionary lacks it', () => {
	const camera =
		'<key>CMIOExtensionMachServiceName</key>\n<string>$(TeamIdentifierPrefix)com.example.camera</string>';
	const text = inRoot(
		`<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>CMIOExtension</key>\n<dict/>\n<key>NSSystemExtensionUsageDescription</key>\n<string>Adds a camera.</string>\n${camera}`,
	);
	const fixed = fixAll(open(text, 'systemExtension')).text;
	expect(fixed).toContain(`<dict>\n${camera.replace(/^/gm, '\t')}\n</dict>`);
	expect(fixed.split('CMIOExtensionMachServiceName')).toHaveLength(2);
});

it('is exchanged with its neighbor, and not overwritten', () => {
	const text = inRoot(
		'<key>CFBundleName</key>\n<string>KEXT</string>\n<key>CFBundlePackageType</key>\n<string>Example Widget</string>',
	);
	expect(fixAll(open(text, 'kext')).text).toContain('Example Widget');
});

it.each([
	'<key>CMIOExtension</key>\n<dict>\n\t<key>NEMachServiceName</key>\n\t<string>$(TeamIdentifierPrefix)com.example.camera</string>\n</dict>',
])('is not added next to another name of it: %j', (written) => {
	const text = inRoot(`<key>CFBundlePackageType</key>\n<string>SYSX</string>\n${written}`);
	expect(fixAll(open(text, 'systemExtension')).text).not.toContain('CMIOExtensionMachServiceName');
});
