/** What a dext requires is added to its entitlements, and what is there stays as it is. */
import { expect, it } from 'vitest';
import { requiredEntitlements } from '../../../server/src/scaffold/devices/entitlements.js';
import { mergeEntitlements } from '../../../server/src/scaffold/mergeEntitlements.js';
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

function merged(entries: string): string | undefined {
	const existing = entitlements(entries);
	const edits = mergeEntitlements(dext, existing);
	return edits && applyEdits(existing.text, edits);
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
	expect(mergeEntitlements(dext, entitlements(all))).toEqual([]);
});

it('does not edit a damaged file', () => {
	expect(mergeEntitlements(dext, entitlements('<key>a'))).toBeUndefined();
});
