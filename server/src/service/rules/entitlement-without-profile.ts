/** Restricted entitlements in a file that a script passes to codesign. */
import { atKey } from '../document/finding.js';
import { fileNameOf } from '../document/neighbors.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';

/** A file as other build systems than Xcode name it. */
const uri = 'file:///work/build/entitlements.mac.plist';

export const entitlementWithoutProfileDocs: RuleDocs = {
	what: 'A restricted entitlement in a file such as `entitlements.mac.plist`, which is not named as in Xcode: `*.entitlements` or `Entitlements.plist`.',
	why: 'AMFI accepts a restricted entitlement only if a provisioning profile in the bundle grants it, and kills the program otherwise. Xcode embeds the profile. With other build systems, it has to be copied to `Contents/embedded.provisionprofile` before the bundle is signed.',
	fix: 'Embed a provisioning profile that grants the entitlement.',
	references: [
		'https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>com.apple.security.cs.allow-jit</key>\n<true/>\n[|<key>com.apple.developer.system-extension.install</key>|]\n<true/>',
				uri,
				findings: [
					"information: 'com.apple.developer.system-extension.install' requires a provisioning profile in the bundle. Without one, macOS kills the program.",
				],
			},
		],
		good: [
			{ text: '<key>com.apple.developer.system-extension.install</key>\n<true/>' },
			{ text: '<key>com.apple.security.cs.allow-jit</key>\n<true/>', uri },
		],
	}),
};

const messages = defineMessages('entitlement-without-profile', {
	requires:
		"'{key}' requires a provisioning profile in the bundle. Without one, macOS kills the program.",
});

/** Names that projects of Xcode use, which embeds the profile. */
const xcodeName = /\.(?:entitlements|xcent)$|^entitlements\.plist$/i;

export const entitlementWithoutProfile = defineRule({
	code: 'entitlement-without-profile',
	severity: 'information',
	kinds: ['entitlements'],
	messages,
	visit: 'root',
	check(root, { plist }) {
		const name = fileNameOf(plist.uri);
		if (!/entitlement/i.test(name) || xcodeName.test(name)) return undefined;
		const entry = root.entries.find(({ key }) => key.startsWith('com.apple.developer.'));
		if (!entry) return undefined;
		return [{ at: atKey(entry), message: messages.requires({ key: entry.key }) }];
	},
});
