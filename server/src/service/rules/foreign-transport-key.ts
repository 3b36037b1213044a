/** Keys in the devices of a transport entitlement that are of another bus, of a personality, or of the root. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { identifyingKeys } from '../platform/matchingKeys.js';
import { descriptionsOf } from '../schema/describe.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { defineRule, type FoundWith, type RuleDocs } from './rule.js';
import { moveToRootFix, removeEntryFix } from './shared/entryFixes.js';
import { renameFixes } from './shared/renameFixes.js';
import {
	busOf,
	deviceKeyReader,
	devicesIn,
	deviceTransports,
	usbNames,
} from './shared/transports.js';

export const foreignTransportKeyDocs: RuleDocs = {
	what: 'A key of PCI or HID in the entitlement for USB, or a key of USB or HID in the entitlement for PCI. Also another entitlement, or a key that names the driver of a personality, in the dictionary of a device.',
	why: 'Each bus compares its own keys. A foreign key, such as `VendorID` or `vendor-id`, does not restrict the dictionary, and the value differs from the one that Apple granted. The kernel reads entitlements only at the root (`IOUserServer::checkEntitlements`).',
	fix: 'Use the keys of the bus: `idVendor` and `idProduct` for USB, `IOPCIPrimaryMatch` and its relatives for PCI. Move an entitlement to the root.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
		'xnu IOUserServer.cpp:checkEntitlements',
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
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>com.apple.developer.driverkit.family.serial</key>|]\n\t\t<true/>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.family.serial' belongs at the root. It has no effect in 'com.apple.developer.driverkit.transport.usb'.",
				],
				fixes: [
					"Move 'com.apple.developer.driverkit.family.serial' to the root",
					"Remove 'com.apple.developer.driverkit.family.serial'",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>com.apple.developer.driverkit.family.serial</key>|]\n\t\t<true/>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>\n<key>com.apple.developer.driverkit.family.serial</key>\n<true/>',
				findings: [
					"warning: 'com.apple.developer.driverkit.family.serial' belongs at the root. It has no effect in 'com.apple.developer.driverkit.transport.usb'.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.family.serial'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>IOProviderClass</key>|]\n\t\t<string>IOUSBHostDevice</string>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
				findings: [
					"warning: 'IOProviderClass' belongs in a personality. It has no effect in 'com.apple.developer.driverkit.transport.usb'.",
				],
				fixes: ["Remove 'IOProviderClass'"],
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
	ofRoot: "'{key}' belongs at the root. It has no effect in '{entitlement}'.",
	ofDriver: "'{key}' belongs in a personality. It has no effect in '{entitlement}'.",
});

interface State {
	readonly entry: DictEntry;
	/** The name of the same ID on the bus. */
	readonly name?: string;
	/** The dictionary that the entry belongs in. */
	readonly into?: Dict;
}

export const foreignTransportKey = defineRule({
	code: 'foreign-transport-key',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check(transport): Iterable<FoundWith<State>> {
		const bus = busOf(transport.key);
		const isUsb = bus === 'usb';
		const readKey = deviceKeyReader(bus);
		for (const entry of devicesIn(transport).flatMap(({ entries }) => entries)) {
			const { key, dict } = entry;
			const named = { key, entitlement: transport.key };
			const at = atKey(entry);
			const read = readKey(key);
			if (read?.isForeign) {
				const name = usbNames.get(read.name);
				const canRename = isUsb && name !== undefined && !dict.get(name);
				const message = isUsb ? messages.notUsb(named) : messages.notPci(named);
				yield { at, message, state: canRename ? { entry, name } : { entry } };
			} else if (isEntitlement(key)) {
				const into = transport.dict;
				const state = into.get(key) ? { entry } : { entry, into };
				yield { at, message: messages.ofRoot(named), state };
			} else if (identifyingKeys.includes(key)) {
				yield { at, message: messages.ofDriver(named), state: { entry } };
			}
		}
	},
	fixes({ entry, name, into }, { plist }) {
		const rename = name === undefined ? [] : renameFixes(plist, entry, name, true);
		const move = into ? [moveToRootFix(entry, into)] : [];
		const remove = entry.dict.entries.length > 1 ? [removeEntryFix(entry)] : [];
		return [...rename, ...move, ...remove];
	},
});

function isEntitlement(key: string): boolean {
	return descriptionsOf(key).some(({ place }) => place === 'entitlements');
}
