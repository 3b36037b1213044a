/** Entitlements of an app in the file of its dext or system extension, or the reverse. */
import type { PlistContents } from '../document/driverPlist.js';
import { type Anchor, atKey, atOpenTag } from '../document/finding.js';
import { isNamedFor } from '../document/sameBundle.js';
import { defineMessages } from '../messages/message.js';
import { driverKitEntitlement, systemExtensionInstall } from '../platform/entitlements.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { entitlementsOnlyFor } from './shared/productEntitlements.js';

export const wrongKindEntitlementDocs: RuleDocs = {
	what: 'An entitlement for apps in the entitlements of a dext or of another system extension, or one for dexts in the entitlements of an app or of another system extension.',
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
			{
				uri: 'file:///Filter/Filter.entitlements',
				text: '[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				neighbors: {
					'Info.plist':
						'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSEndpointSecurityRebootRequired</key>\n<true/>',
				},
				findings: [
					"warning: 'com.apple.developer.system-extension.install' is for apps, not for system extensions. It has no effect in the signature of one.",
				],
			},
		],
		good: [
			{
				uri: 'file:///Filter/Host.entitlements',
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>',
				neighbors: {
					'Info.plist':
						'<key>CFBundlePackageType</key>\n<string>SYSX</string>\n<key>NSEndpointSecurityRebootRequired</key>\n<true/>',
				},
			},
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
	notForExtensions:
		"'{key}' is for {product}, not for system extensions. It has no effect in the signature of one.",
	extension: 'This is the system extension.',
	sign: "'{key}' shows that this file is for a dext.",
});

export const wrongKindEntitlement = defineRule({
	code: 'wrong-kind-entitlement',
	severity: 'warning',
	kinds: ['entitlements'],
	messages,
	visit: 'entitlement',
	keys: [...entitlementsOnlyFor.hostApp, ...entitlementsOnlyFor.dext],
	*check(entry, context) {
		const { signedProduct, plist } = context;
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
		const extension = signedProduct === 'systemExtension' ? context.infoPlist() : undefined;
		const product = otherProductOf(key);
		if (!extension || !product || !isNamedFor(plist, extension)) return;
		const related = [{ at: atRoot(extension), message: messages.extension(), in: extension }];
		yield { at, message: messages.notForExtensions({ key, product }), related, state: entry };
	},
	fixes: (entry) => [removeEntryFix(entry)],
});

/** The product for which an entitlement is, if system extensions never have it. Some of them open dexts. */
function otherProductOf(key: string): string | undefined {
	if (key === systemExtensionInstall) return 'apps';
	return entitlementsOnlyFor.dext.has(key) ? 'dexts' : undefined;
}

function atRoot({ root }: PlistContents): Anchor {
	return root ? atOpenTag(root) : { path: [], part: 'text', range: { start: 0, end: 0 } };
}
