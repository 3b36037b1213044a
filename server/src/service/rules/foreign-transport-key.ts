/** Ids of another bus in a transport entitlement. */

import { atKey, type Finding, message } from '../document/finding.js';
import { entryAt } from '../document/locate.js';
import { usbIdOf } from '../platform/hid.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { deviceKeysOf, transportsOf } from './shared/entitlementsOf.js';
import { removeEntryFix, renameKeyFix } from './shared/entryFixes.js';

export const foreignTransportKeyDocs: RuleDocs = {
	what: 'A key of PCI or HID in the entitlement for USB, or of USB or HID in the entitlement for PCI.',
	why: 'Each bus compares its own keys. The dictionary restricts nothing by the foreign one, and the value is not the one that Apple granted.',
	fix: 'Use the key of the bus: `idVendor` and `idProduct` for USB, `IOPCIPrimaryMatch` and its relatives for PCI.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>VendorID</key>|]\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				fixed:
					'<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'VendorID' is no key of com.apple.developer.driverkit.transport.usb: it says nothing of the devices that the dext may have.",
				],
				fixes: ["Rename to 'idVendor'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t\t[|<key>idVendor</key>|]\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'idVendor' is no key of com.apple.developer.driverkit.transport.pci: it says nothing of the devices that the dext may have.",
				],
				fixes: ["Remove 'idVendor'"],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
			},
		],
	}),
};

export const foreignTransportKey = definePlistRule({
	code: 'foreign-transport-key',
	severity: 'warning',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry, bus, dicts } of transportsOf(plist)) {
			const other = deviceKeysOf(bus === 'usb' ? 'pci' : 'usb');
			for (const each of dicts.flatMap(({ entries }) => entries)) {
				if (!other.has(each.key) && usbIdOf(each.key) === undefined) continue;
				yield {
					at: atKey(each),
					message: message(
						"'{0}' is no key of {1}: it says nothing of the devices that the dext may have.",
						each.key,
						entry.key,
					),
				};
			}
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryAt(plist.root, at.range);
		if (!entry) return [];
		const key = usbIdOf(entry.key);
		const isUsb = at.path[0]?.toString().endsWith('.usb') === true;
		const remove = entry.dict.entries.length > 1 ? [removeEntryFix(entry)] : [];
		if (key === undefined || !isUsb || entry.dict.get(key)) return remove;
		return [renameKeyFix(entry, key, true), ...remove];
	},
});
