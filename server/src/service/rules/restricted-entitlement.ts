/** An entitlement that Apple reserves for itself. */
import { defineMessages } from '../messages/message.js';
import { builtIn } from '../platform/entitlements.js';
import type { RuleDocs } from './rule.js';
import { defineEntitlementNameRule } from './shared/entitlementNameRule.js';
import { entitlementsWhere } from './shared/entitlementsWhere.js';

export const restrictedEntitlementDocs: RuleDocs = {
	what: "An entitlement that only Apple's dexts have, such as the one for built-in devices.",
	why: "Apple grants it to no third party. macOS kills a program at launch if it is signed with an entitlement that its provisioning profile doesn't contain. A driver for the built-in trackpad or keyboard can't be distributed.",
	fix: 'Remove it, and match external devices.',
	references: [
		'https://developer.apple.com/documentation/driverkit/kiodriverkittransportbuiltinentitlementkey',
		'xnu IOKitKeysPrivate.h',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.builtin</key>|]\n<true/>',
				findings: [
					"warning: 'com.apple.developer.driverkit.builtin' is for Apple's dexts only. The provisioning profiles of third parties don't contain it, so the system kills the dext.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.builtin'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<string>[|com.apple.developer.driverkit.builtin|]</string>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.builtin' is for Apple's dexts only. The provisioning profiles of third parties don't contain it, so the system kills the dext.",
				],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci.bridge</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.pci</key>\n<array>\n\t<string>$(PCI_DEVICE)</string>\n</array>',
			},
		],
	}),
};

const messages = defineMessages('restricted-entitlement', {
	restricted:
		"'{name}' is for Apple's dexts only. The provisioning profiles of third parties don't contain it, so the system kills the dext.",
});

export const restrictedEntitlement = defineEntitlementNameRule({
	code: 'restricted-entitlement',
	severity: 'warning',
	names: entitlementsWhere((schema) => schema['x-status'] === 'restricted'),
	transportItems: [builtIn],
	messages,
	found: messages.restricted,
	remedy: 'remove',
});
