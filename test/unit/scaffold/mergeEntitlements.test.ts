/** What a dext requires is added to its entitlements, and what is there stays as it is. */
import { expect, it } from 'vitest';
import { mergeEntitlements } from '../../../server/src/scaffold/mergeEntitlements.js';
import { requiredEntitlements } from '../../../server/src/service/features/driverEntitlements.js';
import { analyze, type DriverPlist } from '../../../server/src/service/index.js';
import { applyEdits } from '../../../server/src/service/text/textEdit.js';
import { analyzeExample } from '../../support/checkFindings.js';

const personality = (name: string, vendor: number): string =>
	`<key>${name}</key><dict><key>IOClass</key><string>IOUserService</string><key>IOProviderClass</key><string>IOUSBHostDevice</string><key>IOUserClass</key><string>${name}</string><key>IOUserServerName</key><string>a.b</string><key>idProduct</key><integer>1</integer><key>idVendor</key><integer>${vendor}</integer></dict>`;
const dext = analyzeExample(
	`<key>IOKitPersonalities</key><dict>${personality('A', 4617)}${personality('B', 1452)}</dict>`,
);

function entitlements(entries: string): DriverPlist {
	const text = `<plist version="1.0">\n<dict>\n${entries}</dict>\n</plist>\n`;
	return analyze(text, { uri: 'file:///My.entitlements', kind: 'entitlements' });
}

/** The text of the file with the edits, and what is still wrong in it. */
function mergedInto(entries: string): { text: string; problems: readonly string[] } {
	const existing = entitlements(entries);
	const result = mergeEntitlements(dext, existing);
	if ('refused' in result) return { text: '', problems: [result.refused] };
	return { text: applyEdits(existing.text, result.edits), problems: result.problems };
}

function merged(entries: string): string {
	return mergedInto(entries).text;
}

const driverKit = '\t<key>com.apple.developer.driverkit</key>\n\t<true/>\n';
const device = (keys: string): string => `\t\t<dict>\n${keys}\t\t</dict>\n`;
const vendor = (id: number): string =>
	`\t\t\t<key>idVendor</key>\n\t\t\t<integer>${id}</integer>\n`;
const usb = (items: string): string =>
	`\t<key>com.apple.developer.driverkit.transport.usb</key>\n\t<array>\n${items}\t</array>\n`;

it('adds a missing device after those that are there, and keeps a narrower one', () => {
	const narrow = device(`\t\t\t<key>idProduct</key>\n\t\t\t<integer>1</integer>\n${vendor(4617)}`);
	const own = '\t<key>com.example.own</key>\n\t<true/>\n';
	expect(merged(driverKit + usb(narrow) + own)).toBe(
		entitlements(driverKit + usb(narrow + device(vendor(1452))) + own).text,
	);
});

const bothVendors = usb(device(vendor(4617)) + device(vendor(1452)));

it('adds the product where the list has another product of its vendor', () => {
	const product = (id: number): string =>
		device(`\t\t\t<key>idProduct</key>\n\t\t\t<integer>${id}</integer>\n${vendor(4617)}`);
	expect(merged(driverKit + usb(device(vendor(1452)) + product(2)))).toBe(
		entitlements(driverKit + usb(device(vendor(1452)) + product(2) + product(1))).text,
	);
});

it.each([
	['a boolean', '<true/>'],
	['a string', '<string>*</string>'],
	['an empty list', '<array/>'],
])('lists the devices where the entitlement is %s', (_, value) => {
	const key = '\t<key>com.apple.developer.driverkit.transport.usb</key>\n';
	expect(mergedInto(`${driverKit}${key}\t${value}\n`)).toEqual({
		text: entitlements(driverKit + bothVendors).text,
		problems: [],
	});
});

it.each(['0x1209', '4617'])('lists the ID that the text %s means', (text) => {
	const own = analyzeExample(
		`<key>IOKitPersonalities</key><dict>${personality('A', 1).replace('<integer>1</integer></dict>', `<string>${text}</string></dict>`)}</dict>`,
	);
	expect(own.personalities).toHaveLength(1);
	expect(mergeEntitlements(own, entitlements(driverKit + usb(device(vendor(4617)))))).toMatchObject(
		{ edits: [] },
	);
});

it('makes a list of a single device, and adds the others', () => {
	const key = '\t<key>com.apple.developer.driverkit.transport.usb</key>\n';
	const single = `\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>4617</integer>\n\t</dict>\n`;
	expect(merged(driverKit + key + single)).toBe(entitlements(driverKit + bothVendors).text);
});

it.each(['<false/>', '<string>YES</string>', '<integer>1</integer>'])(
	'changes %s to true where the kernel requires true',
	(value) => {
		expect(merged(driverKit.replace('<true/>', value) + bothVendors)).toBe(
			entitlements(driverKit + bothVendors).text,
		);
	},
);

it.each(['<array><string>A</string></array>', '<dict><key>A</key><true/></dict>'])(
	'keeps the content of %s where the kernel requires true',
	(value) => {
		const text = driverKit.replace('<true/>', value) + bothVendors;
		expect(merged(text)).toBe(entitlements(text).text);
	},
);

it('lists what is wrong in the file all the same', () => {
	const sandboxed = mergedInto(
		`${driverKit}${usb(device(vendor(4617)) + device(vendor(1452)))}\t<key>com.apple.security.app-sandbx</key>\n\t<true/>\n`,
	);
	expect(sandboxed.problems).toEqual([
		"Unknown entitlement 'com.apple.security.app-sandbx'. Did you mean 'com.apple.security.app-sandbox'?",
	]);
});

it('adds missing entitlements', () => {
	expect(merged(usb(device(vendor(4617)) + device(vendor(1452))))).toBe(
		entitlements(usb(device(vendor(4617)) + device(vendor(1452))) + driverKit).text,
	);
});

it('writes a class once that a personality has twice', () => {
	const keys = ['bInterfaceClass', 'bInterfaceClass', 'bInterfaceSubClass'].map(
		(key, at) => `<key>${key}</key><integer>${at}</integer>`,
	);
	const interfaces = analyzeExample(
		`<key>IOKitPersonalities</key><dict><key>A</key><dict><key>IOProviderClass</key><string>IOUSBHostInterface</string>${keys.join('')}</dict></dict>`,
	);
	expect(
		requiredEntitlements(interfaces).get('com.apple.developer.driverkit.transport.usb'),
	).toEqual([
		{
			dict: [
				['bInterfaceClass', 1n],
				['bInterfaceSubClass', 2n],
			],
		},
	]);
});

it('changes nothing where nothing is missing', () => {
	const all = driverKit + usb(device(vendor(4617)) + device(vendor(1452)));
	expect(mergeEntitlements(dext, entitlements(all))).toEqual({ edits: [], problems: [] });
});

it('does not edit a file with syntax errors', () => {
	expect(mergeEntitlements(dext, entitlements('<key>a'))).toEqual({
		refused: "'My.entitlements' has syntax errors. Nothing was changed.",
	});
});

it('does not edit a file without a dictionary', () => {
	const array = analyze('<plist version="1.0">\n<array/>\n</plist>\n', {
		uri: 'file:///My.entitlements',
	});
	expect(mergeEntitlements(dext, array)).toEqual({
		refused: "'My.entitlements' is not an entitlements file. Nothing was changed.",
	});
});
