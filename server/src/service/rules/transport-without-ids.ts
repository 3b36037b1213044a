/** A dictionary in a transport entitlement that identifies no device. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { nearestName } from '../text/spelling.js';
import { defineRule, type RuleDocs } from './rule.js';
import { busOf, deviceKeysOf, devicesIn, deviceTransports } from './shared/transports.js';

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
		const { key } = transport;
		const known = [...deviceKeysOf('usb'), ...deviceKeysOf('pci'), 'VendorID', 'ProductID'];
		for (const dict of devicesIn(transport)) {
			if (dict.entries.some((entry) => isId(entry.key, known))) continue;
			yield {
				at: atValue(dict),
				message: busOf(key) === 'usb' ? messages.usb() : messages.pci(),
			};
		}
	},
});

/** Keys of another bus, misspelled keys and those that a build replaces are not missing: other rules report them. */
function isId(key: string, known: readonly string[]): boolean {
	return known.includes(key) || /[$@{]/.test(key) || nearestName(key, known) !== undefined;
}
