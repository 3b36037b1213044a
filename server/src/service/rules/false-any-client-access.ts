/** `com.apple.developer.driverkit.allow-any-userclient-access` with the value `<false/>`, although only its presence matters. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { anyClientAccess } from '../platform/entitlements.js';
import { isFalse } from '../value/isFalse.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const falseAnyClientAccessDocs: RuleDocs = {
	what: 'The entitlement `com.apple.developer.driverkit.allow-any-userclient-access` with the value `<false/>`.',
	why: 'When a macOS app opens a user client, the kernel tests only whether the dext has the entitlement and never reads its value (`IOUserServer::serviceNewUserClient`). So `<false/>` lets any macOS app open the driver.',
	fix: 'Remove the entitlement. The apps that open the driver then require `com.apple.developer.driverkit.userclient-access`.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit.allow-any-userclient-access',
		'xnu IOUserServer.cpp:serviceNewUserClient',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.allow-any-userclient-access</key>\n[|<false/>|]',
				findings: [
					"warning: 'com.apple.developer.driverkit.allow-any-userclient-access' has an effect with any value. Any macOS app can open the driver.",
				],
				fixes: ["Remove 'com.apple.developer.driverkit.allow-any-userclient-access'"],
			},
		],
		good: [
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.allow-any-userclient-access</key>\n<true/>',
			},
			{ text: '<key>com.apple.developer.driverkit</key>\n<true/>' },
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.allow-third-party-userclients</key>\n<false/>',
			},
			{
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>\n<!-- driver-plist-disable-next-line wrong-kind-entitlement -->\n<key>com.apple.developer.driverkit.allow-any-userclient-access</key>\n<false/>',
			},
		],
	}),
};

const messages = defineMessages('false-any-client-access', {
	present: "'{key}' has an effect with any value. Any macOS app can open the driver.",
});

export const falseAnyClientAccess = defineRule({
	code: 'false-any-client-access',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [anyClientAccess],
	*check(entry, { signedProduct }) {
		// In the signature of another product, it has no effect.
		if (!isFalse(entry.value) || (signedProduct !== 'dext' && signedProduct !== 'any')) return;
		const { key } = entry;
		yield { at: atValue(entry.value), message: messages.present({ key }), state: entry };
	},
	// Apps that open the driver may depend on it.
	fixes: (entry) => [removeEntryFix(entry)],
});
