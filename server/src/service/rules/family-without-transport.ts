/** A dext that may publish a device and may attach to none. */

import { atKey, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { familyPrefix, hardwareFamilies, transportPrefix } from '../platform/entitlements.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { entitlementsIn } from './shared/entitlementsOf.js';

export const familyWithoutTransportDocs: RuleDocs = {
	what: 'The entitlement of a family, such as networking, without one for a transport.',
	why: 'The family entitlement lets the dext offer a service, the transport entitlement lets it have the device. A dext that matches a USB, PCI or HID provider without the latter fails the check of `IOUserServer::checkEntitlements`.',
	fix: 'Add the entitlement of the transport, unless the driver is virtual and matches IOUserResources.',
	references: ['xnu IOUserServer.cpp:checkEntitlements'],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.hid.eventservice</key>|]\n<true/>',
				findings: [
					'hint: com.apple.developer.driverkit.family.hid.eventservice without transport.hid: the dext may offer the service, but have no device.',
				],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.family.networking</key>|]\n<true/>',
				findings: [
					'hint: com.apple.developer.driverkit.family.networking without transport.usb or transport.pci: the dext may offer the service, but have no device.',
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.hid.eventservice</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.hid.device</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.serial</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.family.networking</key>\n<false/>',
			},
		],
	}),
};

export const familyWithoutTransport = definePlistRule({
	code: 'family-without-transport',
	severity: 'hint',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		if (entitlementsIn(plist).some(({ key }) => key.startsWith(transportPrefix))) return;
		for (const { family, transports } of hardwareFamilies) {
			const entry = rootEntry(plist, `${familyPrefix}${family}`);
			if (!entry || (entry.value.type === 'boolean' && !entry.value.value)) continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} without {1}: the dext may offer the service, but have no device.',
					entry.key,
					transports.map((name) => `transport.${name}`).join(' or '),
				),
			};
		}
	},
});
