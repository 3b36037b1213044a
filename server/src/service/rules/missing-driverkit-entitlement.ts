/** Entitlements of a dext without `com.apple.developer.driverkit`, or with `<false/>` for it. */
import { atKey, atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { driverKitEntitlement } from '../platform/entitlements.js';
import { isFalse } from '../value/isFalse.js';
import { defineRule, type RuleDocs } from './rule.js';
import { atEntitlements } from './shared/bundleFixes.js';
import { addEntryFix, replaceValueFixes } from './shared/entryFixes.js';
import { entitlementsOnlyFor } from './shared/productEntitlements.js';

export const missingDriverkitEntitlementDocs: RuleDocs = {
	what: 'Entitlements of a dext without `com.apple.developer.driverkit`. The value `<false/>` is an error.',
	why: 'The system does not launch a dext without the entitlement (kext_tools `startUserExtension`), and the kernel treats `<false/>` as missing: `IOUserServer::withTask` logs that the entitlement check failed and rejects the process. Xcode adds the entitlement to driver extension targets. A dext that is signed by hand has only what the file contains.',
	otherSeverities: {
		error: 'for the value `<false/>`.',
	},
	fix: 'Change the value to `<true/>`. If the entitlement is missing, add it, unless Xcode signs the dext.',
	references: [
		'https://developer.apple.com/documentation/bundleresources/entitlements/com.apple.developer.driverkit',
		'kext_tools driverkit.m:startUserExtension',
		'xnu IOUserServer.cpp:withTask',
		'xnu IOKitBSDInit.cpp:IOTaskHasEntitlement',
		'swift-build DarwinProductTypes.xcspec',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>com.apple.developer.driverkit.transport.hid</key>|]\n<true/>',
				fixed:
					'<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>\n<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					"hint: Missing 'com.apple.developer.driverkit'. Xcode adds it to a driver extension, but a dext that is signed by hand doesn't launch.",
				],
				fixes: ["Add 'com.apple.developer.driverkit'"],
			},
			{
				text: '<key>com.apple.developer.driverkit</key>\n[|<false/>|]',
				fixed: '<key>com.apple.developer.driverkit</key>\n<true/>',
				findings: [
					"error: 'com.apple.developer.driverkit' must be true. The kernel treats false as missing and rejects the process of the dext.",
				],
				fixes: ["Change to '<true/>'"],
			},
		],
		good: [
			{ text: '<key>com.apple.developer.system-extension.install</key>\n<true/>' },
			{
				text: '<key>com.apple.developer.driverkit</key>\n<true/>\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
			{
				text: '<key>com.apple.developer.system-extension.install</key>\n<true/>\n<!-- driver-plist-disable-next-line wrong-kind-entitlement -->\n<key>com.apple.developer.driverkit.transport.hid</key>\n<true/>',
			},
		],
	}),
};

const messages = defineMessages('missing-driverkit-entitlement', {
	missing:
		"Missing '{key}'. Xcode adds it to a driver extension, but a dext that is signed by hand doesn't launch.",
	isFalse:
		"'{key}' must be true. The kernel treats false as missing and rejects the process of the dext.",
});

export const missingDriverkitEntitlement = defineRule({
	code: 'missing-driverkit-entitlement',
	severity: 'hint',
	kinds: ['entitlements'],
	messages,
	visit: 'root',
	*check(root, { signedProduct, signedBundles }) {
		const key = driverKitEntitlement;
		const value = root.get(key)?.value;
		const state = { root, value };
		if (value && isFalse(value)) {
			yield { severity: 'error', at: atValue(value), message: messages.isFalse({ key }), state };
		}
		if (value || signedProduct !== 'dext') return;
		const ofDext = root.entries.find((entry) => entitlementsOnlyFor.dext.has(entry.key));
		if (!ofDext && signedBundles('dext').length === 0) return;
		const at = ofDext ? atKey(ofDext) : atEntitlements(root);
		yield { at, message: messages.missing({ key }), state };
	},
	fixes: ({ root, value }) =>
		value
			? replaceValueFixes(value, true, '<true/>', true)
			: [addEntryFix(root, driverKitEntitlement, true, true)],
});
