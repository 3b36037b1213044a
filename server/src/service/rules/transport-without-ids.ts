/** A dictionary in a transport entitlement that identifies no device, or a product of no vendor. */
import { atKey, atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import {
	busOf,
	deviceKeyReader,
	deviceKeysOf,
	devicesIn,
	deviceTransports,
} from './shared/transports.js';

export const transportWithoutIdsDocs: RuleDocs = {
	what: 'A dictionary in a transport entitlement that is empty, that has none of the keys that its transport compares, or that has products of USB without a vendor.',
	why: "The provisioning profile that Apple grants lists vendors or devices. With a value that the profile doesn't contain, signing or launching fails. The kernel compares only the keys of PCI that a dictionary has, so one without them includes every PCI device (`pciMatchNub`).",
	otherSeverities: {
		information: 'for products without a vendor: the source of the USB family is not public.',
	},
	fix: 'Add the IDs: `idVendor` for USB, `IOPCIPrimaryMatch` or a relative of it for PCI.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
		'IOPCIFamily IOPCIBridge.cpp:pciMatchNub',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t[|<dict/>|]\n</array>',
				findings: [
					"warning: The dictionary has no USB key, such as 'idVendor'. Apple grants access to specific vendors or devices.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t[|<dict>\n\t\t<key>Name</key>\n\t\t<string>Widget</string>\n\t</dict>|]\n</array>',
				findings: [
					'warning: The dictionary has no PCI key, so it includes every PCI device. Apple grants access to specific vendors or devices.',
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t[|<key>idProduct</key>|]\n\t\t<integer>2</integer>\n\t</dict>\n</array>',
				findings: [
					"information: 'idProduct' without 'idVendor' is not a documented set of keys. Apple grants access to vendors.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>bInterfaceClass</key>\n\t\t<integer>2</integer>\n\t\t<key>Name</key>\n\t\t<string>Widget</string>\n\t</dict>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>$(ID_KEY)</key>\n\t\t<integer>2</integer>\n\t</dict>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('transport-without-ids', {
	usb: "The dictionary has no USB key, such as 'idVendor'. Apple grants access to specific vendors or devices.",
	product:
		"'{key}' without 'idVendor' is not a documented set of keys. Apple grants access to vendors.",
	pci: 'The dictionary has no PCI key, so it includes every PCI device. Apple grants access to specific vendors or devices.',
});

export const transportWithoutIds = defineRule({
	code: 'transport-without-ids',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check(transport) {
		const bus = busOf(transport.key);
		const readKey = deviceKeyReader(bus);
		const deviceKeys = deviceKeysOf(bus);
		for (const dict of devicesIn(transport)) {
			// Other rules report foreign and misspelled keys. A build can replace a key with variables.
			if (dict.entries.some(({ key }) => /[$@{]/.test(key))) continue;
			if (!dict.entries.some(({ key }) => readKey(key))) {
				yield { at: atValue(dict), message: bus === 'usb' ? messages.usb() : messages.pci() };
				continue;
			}
			const product = dict.get('idProduct') ?? dict.get('idProductArray');
			const areKnown = dict.entries.every(({ key }) => deviceKeys.has(key));
			if (bus === 'usb' && areKnown && product && !dict.get('idVendor')) {
				const message = messages.product({ key: product.key });
				yield { severity: 'information', at: atKey(product), message };
			}
		}
	},
});
