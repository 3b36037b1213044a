/** An entitlement that the kernel gives to clients, and that no signature needs. */
import { defineMessages } from '../messages/message.js';
import type { RuleDocs } from './rule.js';
import { defineEntitlementNameRule } from './shared/entitlementNameRule.js';
import { entitlementsWhere } from './shared/entitlementsWhere.js';

export const kernelSetEntitlementDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.administrator` in an entitlements file.',
	why: 'The kernel gives it to clients that run as root, so that a driver can require it in `IOServiceDEXTEntitlements` of its user client. No signature needs it, and macOS kills a program whose provisioning profile does not contain it.',
	fix: 'Remove it. Run the client as root if the driver requires it.',
	references: [
		'https://developer.apple.com/documentation/driverkit/kiodriverkitusercliententitlementadministratorkey',
		'xnu IOKitKeys.h',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.hid.virtual.device</key>\n<true/>\n[|<key>com.apple.developer.driverkit.administrator</key>|]\n<true/>',
				fixed: '<key>com.apple.developer.hid.virtual.device</key>\n<true/>',
				findings: [
					"information: 'com.apple.developer.driverkit.administrator' is set by the kernel for clients that run as root. A signature with it requires a profile that contains it.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.administrator'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.administrator</key>|]\n<true/>',
				fixed: '<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					"information: 'com.apple.developer.driverkit.administrator' is set by the kernel for clients that run as root. A signature with it requires a profile that contains it.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.administrator'"],
			},
		],
		good: [{ text: '<key>com.apple.developer.driverkit</key>\n<true/>' }],
	}),
};

const messages = defineMessages('kernel-set-entitlement', {
	kernelSet:
		"'{name}' is set by the kernel for clients that run as root. A signature with it requires a profile that contains it.",
});

export const kernelSetEntitlement = defineEntitlementNameRule({
	code: 'kernel-set-entitlement',
	severity: 'information',
	names: entitlementsWhere((schema) => schema['x-place'] === 'runtime'),
	messages,
	found: messages.kernelSet,
	remedy: 'removeUnasked',
});
