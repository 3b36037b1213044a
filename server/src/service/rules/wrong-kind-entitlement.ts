/** Entitlements of an app in the file of its dext, or the reverse. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { entitlementsOnlyFor } from './shared/productEntitlements.js';

export const wrongKindEntitlementDocs: RuleDocs = {
	what: 'An entitlement for apps in the entitlements of a dext, or one for dexts in the entitlements of an app.',
	why: "The system reads what an app may install or open from the signature of the app (`IOUserServer::serviceNewUserClient`, sysextd), and what a driver may attach to from the signature of the dext. On the other side the entitlement has no effect, and macOS kills a program whose provisioning profile doesn't contain it.",
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
					"warning: 'com.apple.developer.system-extension.install' is for apps, not for dexts. It has no effect in the signature of a dext.",
				],
				fixes: ["Remove 'com.apple.developer.system-extension.install'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>com.apple.developer.driverkit.userclient-access</key>|]\n<array>\n\t<string>com.example.app.driver</string>\n</array>',
				findings: [
					"warning: 'com.apple.developer.driverkit.userclient-access' is for apps, not for dexts. It has no effect in the signature of a dext.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.userclient-access'"],
			},
			{
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>\n[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				findings: [
					"warning: 'com.apple.developer.driverkit.transport.hid' is for dexts, not for apps. It has no effect in the signature of an app.",
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

const messages = defineMessages('wrong-kind-entitlement', {
	forApps: "'{key}' is for apps, not for dexts. It has no effect in the signature of a dext.",
	forDexts: "'{key}' is for dexts, not for apps. It has no effect in the signature of an app.",
	sign: "'{key}' shows that this file is for a dext.",
});

export const wrongKindEntitlement = defineRule({
	code: 'wrong-kind-entitlement',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [...entitlementsOnlyFor.hostApp, ...entitlementsOnlyFor.dext],
	*check(entry, { signedProduct }) {
		const { key, dict } = entry;
		const at = atKey(entry);
		if (signedProduct === 'hostApp' && entitlementsOnlyFor.dext.has(key)) {
			yield { at, message: messages.forDexts({ key }), state: entry };
		}
		if (signedProduct === 'dext' && entitlementsOnlyFor.hostApp.has(key)) {
			const sign = dict.get(driverKitEntitlement);
			yield {
				at,
				message: messages.forApps({ key }),
				...(sign && { related: [{ at: atKey(sign), message: messages.sign({ key: sign.key }) }] }),
				state: entry,
			};
		}
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
