/** An entitlement that the kernel makes up for a client and reads from no signature. */

import { atKey, message } from '../document/finding.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { entitlementSchema, entitlementsIn } from './shared/entitlementsOf.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const kernelSetEntitlementDocs: RuleDocs = {
	what: '`com.apple.developer.driverkit.administrator` in an entitlements file.',
	why: 'The kernel itself gives it to clients that run as root, so that a driver can ask for it in `IOServiceDEXTEntitlements` of its user client. Signing with it has no effect.',
	fix: 'Delete it; run the client as root where the driver asks for it.',
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
					'information: com.apple.developer.driverkit.administrator is given by the kernel to clients that run as root; signing with it has no effect.',
				],
				fixes: ["Remove 'com.apple.developer.driverkit.administrator'"],
			},
		],
		good: [{ text: '<key>com.apple.developer.driverkit</key>\n<true/>' }],
	}),
};

export const kernelSetEntitlement = definePlistRule({
	code: 'kernel-set-entitlement',
	severity: 'information',
	kinds: ['entitlements'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const entry of entitlementsIn(plist)) {
			if (entitlementSchema(entry.key)?.['x-place'] !== 'runtime') continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} is given by the kernel to clients that run as root; signing with it has no effect.',
					entry.key,
				),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding, true),
});
