/** The wildcards of development in a transport entitlement. */

import { atContent, message } from '../document/finding.js';
import { matchesEveryDevice } from '../matching/pciMatch.js';
import { pciMatchMasks } from '../platform/pci.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { type Transport, transportsOf } from './shared/entitlementsOf.js';

export const transportWildcardDocs: RuleDocs = {
	what: 'The string `*` as an id in the entitlement for USB, or a mask of zero in the one for PCI, which stands for every device.',
	why: 'Either serves for development, so that a driver can be tried before its vendor is approved: `*` is granted to everybody, and the kernel compares nothing under a mask of zero (`matchKeys`). The profile for distribution lists vendors or devices; a driver signed with another value does not pass its validation.',
	fix: 'Keep it for development, and sign releases with the ids that Apple granted.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'IOPCIFamily IOPCIBridge.cpp:matchKeys',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<string>[|*|]</string>\n\t</dict>\n</array>',
				findings: [
					"hint: '*' for idVendor stands for every device, which serves for development only; a release names what Apple granted.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>[|0xFFFFFFFF&amp;0x00000000|]</string>\n\t</dict>\n</array>',
				findings: [
					"hint: '0xFFFFFFFF&0x00000000' for IOPCIPrimaryMatch stands for every device, which serves for development only; a release names what Apple granted.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>0x00008086&amp;0x0000ffff</string>\n\t</dict>\n</array>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<integer>1452</integer>\n\t</dict>\n</array>',
			},
		],
	}),
};

export const transportWildcard = definePlistRule({
	code: 'transport-wildcard',
	severity: 'hint',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { bus, dicts } of transportsOf(plist)) {
			for (const { key, value } of dicts.flatMap(({ entries }) => entries)) {
				if (value.type !== 'string' || !isWildcard(bus, key, value.value)) continue;
				yield {
					at: atContent(value),
					message: message(
						"'{0}' for {1} stands for every device, which serves for development only; a release names what Apple granted.",
						value.value,
						key,
					),
				};
			}
		}
	},
});

function isWildcard(bus: Transport['bus'], key: string, text: string): boolean {
	return bus === 'usb' ? text === '*' : pciMatchMasks.has(key) && matchesEveryDevice(text);
}
