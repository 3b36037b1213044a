/** A dictionary in a transport entitlement that identifies no device. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { busOf, deviceKeyReader, devicesIn, deviceTransports } from './shared/transports.js';

export const transportWithoutIdsDocs: RuleDocs = {
	what: 'A dictionary in a transport entitlement that is empty, or that has none of the keys that its transport compares.',
	why: "The provisioning profile that Apple grants lists vendors or devices. With a value that the profile doesn't contain, signing or launching fails. The kernel compares only the keys of PCI that a dictionary has, so one without them includes every PCI device (`pciMatchNub`).",
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
		for (const dict of devicesIn(transport)) {
			// Other rules report foreign and misspelled keys. A build can replace a key with variables.
			if (dict.entries.some(({ key }) => /[$@{]/.test(key) || readKey(key))) continue;
			yield { at: atValue(dict), message: bus === 'usb' ? messages.usb() : messages.pci() };
		}
	},
});
