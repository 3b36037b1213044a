/** Entitlements of an app in the file of its driver, or the reverse. */

import { atKey, message } from '../document/finding.js';
import { rootEntry } from '../document/rootEntries.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import {
	entitlementSchema,
	entitlementsIn,
	isOnlyFor,
	signedProductOf,
} from './shared/entitlementsOf.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

export const wrongKindEntitlementDocs: RuleDocs = {
	what: 'An entitlement that is for the app in the entitlements of a dext, or one for the dext in those of an app.',
	why: 'Each check looks at one side: what an app may install or open is read from the signature of the app (`IOUserServer::serviceNewUserClient`, sysextd), what a driver may attach to from that of the dext. On the other side the entitlement has no effect, and one that the profile there does not hold has the program killed.',
	fix: 'Move it to the entitlements file of the other target.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.system-extension.install',
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				findings: [
					'warning: com.apple.developer.system-extension.install is for the app; these are the entitlements of a dext, where nothing reads it.',
				],
				fixes: ["Remove 'com.apple.developer.system-extension.install'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.userclient-access</key>|]\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					'warning: com.apple.developer.driverkit.userclient-access is for the app; these are the entitlements of a dext, where nothing reads it.',
				],
				fixes: ["Remove 'com.apple.developer.driverkit.userclient-access'"],
			},
			{
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>\n[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				findings: [
					'warning: com.apple.developer.driverkit.transport.hid is for the dext; these are the entitlements of an app, where nothing reads it.',
				],
				fixes: ["Remove 'com.apple.developer.driverkit.transport.hid'"],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.security.app-sandbox</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit.userclient-access</key>\n<array>\n\t<string>com.example.app.driver</string>\n</array>\n<key>com.apple.developer.system-extension.install</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.hid.virtual.device</key>\n<true/>',
			},
		],
	}),
};

export const wrongKindEntitlement = definePlistRule({
	code: 'wrong-kind-entitlement',
	severity: 'warning',
	kinds: ['entitlements'],
	*check(context: RuleContext): Iterable<RuleFinding> {
		const { plist } = context;
		const product = signedProductOf(context);
		if (product !== 'dext' && product !== 'hostApp') return;
		const [here, there] = product === 'dext' ? ['a dext', 'the app'] : ['an app', 'the dext'];
		const sign = rootEntry(plist, driverKitEntitlement);
		for (const entry of entitlementsIn(plist)) {
			if (!isOnlyFor(entry.key, product === 'dext' ? 'hostApp' : 'dext')) continue;
			if (entitlementSchema(entry.key)?.['x-place'] === 'runtime') continue;
			yield {
				at: atKey(entry),
				message: message(
					'{0} is for {1}; these are the entitlements of {2}, where nothing reads it.',
					entry.key,
					there,
					here,
				),
				...(sign &&
					sign !== entry && {
						related: [{ at: atKey(sign), message: message('For a dext') }],
					}),
			};
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
