/** A dictionary in a transport entitlement that names no device. */

import { atValue, message } from '../document/finding.js';
import { nearestName } from '../text/spelling.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { deviceKeysOf, transportsOf } from './shared/entitlementsOf.js';

export const transportWithoutIdsDocs: RuleDocs = {
	what: 'A dictionary in a transport entitlement that is empty, or that has none of the keys its transport compares.',
	why: 'Such a dictionary says of no device that the dext may have it. The profile that Apple grants names vendors or devices, and a value that is not in the profile makes signing or launching fail.',
	fix: 'Write the ids: `idVendor` for USB, `IOPCIPrimaryMatch` or a relative of it for PCI.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.pci',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t[|<dict/>|]\n</array>',
				findings: [
					'warning: This dictionary of com.apple.developer.driverkit.transport.usb names no device, and the dext may have none by it; it takes idVendor and other USB ids.',
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t[|<dict>\n\t\t<key>Name</key>\n\t\t<string>Widget</string>\n\t</dict>|]\n</array>',
				findings: [
					'warning: This dictionary of com.apple.developer.driverkit.transport.pci names no device, and the dext may have none by it; it takes IOPCIPrimaryMatch and its relatives.',
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

export const transportWithoutIds = definePlistRule({
	code: 'transport-without-ids',
	severity: 'warning',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { entry, bus, dicts } of transportsOf(plist)) {
			const known = [...deviceKeysOf('usb'), ...deviceKeysOf('pci'), 'VendorID', 'ProductID'];
			for (const dict of dicts) {
				if (dict.entries.some(({ key }) => known.includes(key) || /[$@{]/.test(key))) continue;
				if (dict.entries.some(({ key }) => nearestName(key, known) !== undefined)) continue;
				yield {
					at: atValue(dict),
					message: message(
						'This dictionary of {0} names no device, and the dext may have none by it; it takes {1}.',
						entry.key,
						bus === 'usb' ? 'idVendor and other USB ids' : 'IOPCIPrimaryMatch and its relatives',
					),
				};
			}
		}
	},
});
