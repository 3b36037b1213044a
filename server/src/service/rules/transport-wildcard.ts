/** The wildcards for development in a transport entitlement. */
import { atContent } from '../document/finding.js';
import { matchesEveryDevice } from '../matching/pciMatch.js';
import { defineMessages } from '../messages/message.js';
import { pciMatchMasks } from '../platform/pci.js';
import { defineRule, type RuleDocs } from './rule.js';
import { busOf, devicesIn, deviceTransports } from './shared/transports.js';

export const transportWildcardDocs: RuleDocs = {
	what: 'The string `*` as an ID in the entitlement for USB, or a mask of zero in the entitlement for PCI. Both match every device.',
	why: 'They are for development, so that a driver can be tried before its vendor is approved: Apple grants `*` to everyone, and the kernel compares nothing under a mask of zero (`matchKeys`). A provisioning profile for distribution lists vendors or devices, and validation rejects a driver that is signed with another value.',
	fix: 'Keep it for development, and sign releases with the IDs that Apple granted.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.transport.usb',
		'IOPCIFamily IOPCIBridge.cpp:matchKeys',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.usb</key>\n<array>\n\t<dict>\n\t\t<key>idVendor</key>\n\t\t<string>[|*|]</string>\n\t</dict>\n</array>',
				findings: [
					"hint: '*' in 'idVendor' matches every device. It works for development only, not for distribution.",
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<dict>\n\t\t<key>IOPCIPrimaryMatch</key>\n\t\t<string>[|0xFFFFFFFF&amp;0x00000000|]</string>\n\t</dict>\n</array>',
				findings: [
					"hint: '0xFFFFFFFF&0x00000000' in 'IOPCIPrimaryMatch' matches every device. It works for development only, not for distribution.",
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

const messages = defineMessages('transport-wildcard', {
	wildcard:
		"'{value}' in '{key}' matches every device. It works for development only, not for distribution.",
});

export const transportWildcard = defineRule({
	code: 'transport-wildcard',
	severity: 'hint',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: deviceTransports,
	*check(transport) {
		const isWildcard = busOf(transport.key) === 'usb' ? isUsbWildcard : isPciWildcard;
		for (const { key, value } of devicesIn(transport).flatMap(({ entries }) => entries)) {
			if (value.type !== 'string' || !isWildcard(key, value.value)) continue;
			yield { at: atContent(value), message: messages.wildcard({ key, value: value.value }) };
		}
	},
});

function isUsbWildcard(_key: string, text: string): boolean {
	return text === '*';
}

function isPciWildcard(key: string, text: string): boolean {
	return pciMatchMasks.has(key) && matchesEveryDevice(text);
}
