/** IDs of another bus in a transport entitlement. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { renameFixes } from './shared/renameFixes.js';
import { busOf, deviceKeysOf, devicesIn, deviceTransports } from './shared/transports.js';

/** The IDs of HID, and the names that USB has for them. */
const usbNames: ReadonlyMap<string, string> = new Map([
	['ProductID', 'idProduct'],
	['VendorID', 'idVendor'],
]);

export const foreignTransportKeyDocs: RuleDocs = {
	what: 'A key of PCI or HID in the entitlement for USB, or a key of USB or HID in the entitlement for PCI.',
	why: 'Each bus compares its own keys. A foreign key does not restrict the dictionary, and the value differs from the one that Apple granted.',
	fix: 'Use the keys of the bus: `idVendor` and `idProduct` for USB, `IOPCIPrimaryMatch` and its relatives for PCI.',
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
					"warning: 'VendorID' is not a key of 'com.apple.developer.driverkit.transport.usb'. It doesn't identify a USB device.",
				],
				fixes: ["Rename to 'idVendor'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x56781234</string>\n\t\t[|<key>idVendor</key>|]\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'idVendor' is not a key of 'com.apple.developer.driverkit.transport.pci'. It doesn't identify a PCI device.",
				],
				fixes: ["Remove 'idVendor'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>VendorID</key>|]\n\t\t<integer>1452</integer>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'VendorID' is not a key of 'com.apple.developer.driverkit.transport.usb'. It doesn't identify a USB device.",
				],
				fixes: ["Remove 'VendorID'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t[|<key>VendorID</key>|]\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'VendorID' is not a key of 'com.apple.developer.driverkit.transport.pci'. It doesn't identify a PCI device.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('foreign-transport-key', {
	notUsb: "'{key}' is not a key of '{entitlement}'. It doesn't identify a USB device.",
	notPci: "'{key}' is not a key of '{entitlement}'. It doesn't identify a PCI device.",
});

export const foreignTransportKey = defineRule({
	code: 'foreign-transport-key',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check(transport) {
		const isUsb = busOf(transport.key) === 'usb';
		const foreign = deviceKeysOf(isUsb ? 'pci' : 'usb');
		for (const entry of devicesIn(transport).flatMap(({ entries }) => entries)) {
			const { key, dict } = entry;
			const usbName = usbNames.get(key);
			if (!foreign.has(key) && usbName === undefined) continue;
			const named = { key, entitlement: transport.key };
			const canRename = isUsb && usbName !== undefined && !dict.get(usbName);
			yield {
				at: atKey(entry),
				message: isUsb ? messages.notUsb(named) : messages.notPci(named),
				state: { entry, name: canRename ? usbName : undefined },
			};
		}
	},
	fixes({ entry, name }, { plist }) {
		const rename = name === undefined ? [] : renameFixes(plist, entry, name, true);
		const remove = entry.dict.entries.length > 1 ? [removeEntryFix(entry)] : [];
		return [...rename, ...remove];
	},
});
