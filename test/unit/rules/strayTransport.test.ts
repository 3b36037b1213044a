/** A transport entitlement that no personality requires, in place of the one that is missing. */
import { expect, it } from 'vitest';
import { fixAll } from '../../../server/src/service/features/fixAll.js';
import { renderMessage } from '../../../server/src/service/messages/message.js';
import {
	dextExample,
	pciDextExample,
} from '../../../server/src/service/rules/shared/examplePersonality.js';
import { analyzeExample, findingsOf, fixesOf } from '../../support/checkFindings.js';

const usb = dextExample({ IOProviderClass: 'IOUSBHostDevice' });
const hid = dextExample({ IOProviderClass: 'IOHIDInterface' });
const pci = pciDextExample({ IOPCIPrimaryMatch: '0x56781234' });
const usbDevices =
	'<array>\n<dict>\n<key>idVendor</key>\n<integer>1452</integer>\n</dict>\n</array>';
const otherVendor = usbDevices.replace('1452', '7');
const pciDevices =
	'<array>\n<dict>\n<key>IOPCIPrimaryMatch</key>\n<string>0x56781234</string>\n</dict>\n</array>';

function entitlements(transport: string, value: string, more = ''): string {
	return `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.${transport}</key>\n${value}${more}`;
}

function renamesOf(text: string, kind: 'dext' | 'entitlements', name: string, near: string) {
	const plist = analyzeExample(text, { kind, neighbors: { [name]: near } });
	const finding = findingsOf(plist).find(({ code }) => code === 'missing-driver-entitlement');
	const fixes = finding ? fixesOf(plist, finding) : [];
	return fixes.flatMap(({ title, preferred }) => {
		const text = renderMessage(title).replaceAll('com.apple.developer.driverkit.', '');
		return text.startsWith('Rename') ? [`${text}${preferred ? ' (preferred)' : ''}`] : [];
	});
}

it.each([
	['USB devices for PCI', usb, 'pci', usbDevices, ["Rename 'transport.pci' to 'transport.usb'"]],
	['USB devices for HID', usb, 'hid', usbDevices, ["Rename 'transport.hid' to 'transport.usb'"]],
	['PCI devices for USB', pci, 'usb', pciDevices, ["Rename 'transport.usb' to 'transport.pci'"]],
	[
		'devices of a transport that is not known',
		usb,
		'x',
		usbDevices,
		["Rename 'transport.x' to 'transport.usb'"],
	],
	['USB devices that the dext does not match', usb, 'pci', otherVendor, []],
	['PCI devices where USB is missing', usb, 'pci', pciDevices, []],
	['no devices', usb, 'pci', '<array/>', []],
	['a boolean in place of devices', usb, 'pci', '<true/>', []],
] as const)('%s: its key is renamed in both files', (_, info, transport, value, renames) => {
	const text = entitlements(transport, value);
	expect(renamesOf(text, 'entitlements', 'Info.plist', info)).toEqual(
		renames.map((each) => `${each} (preferred)`),
	);
	expect(renamesOf(info, 'dext', 'Widget.entitlements', text)).toEqual(
		renames.map((each) => `${each} in 'Widget.entitlements'`),
	);
});

it('a boolean for USB can be renamed where HID is missing', () => {
	expect(renamesOf(entitlements('usb', '<true/>'), 'entitlements', 'Info.plist', hid)).toEqual([
		"Rename 'transport.usb' to 'transport.hid'",
	]);
});

it('fix all renames, and does not add', () => {
	const plist = analyzeExample(entitlements('pci', usbDevices), {
		kind: 'entitlements',
		neighbors: { 'Info.plist': usb },
	});
	expect(fixAll(plist).text).toBe(plist.text.replace('transport.pci', 'transport.usb'));
});
