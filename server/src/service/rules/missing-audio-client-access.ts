/** Entitlements of an audio dext without `com.apple.developer.driverkit.allow-any-userclient-access`. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { anyClientAccess as access, audioFamily as audio } from '../platform/entitlements.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addEntryFix } from './shared/entryFixes.js';

export const missingAudioClientAccessDocs: RuleDocs = {
	what: 'Entitlements of an audio dext without `com.apple.developer.driverkit.allow-any-userclient-access`.',
	why: "Core Audio opens a user client of the dext. Apple's page of `IOUserAudioDriver` requires the entitlement for that. From macOS 12.1 on, `com.apple.developer.driverkit.family.audio` may be enough, according to Apple's session 110373 of WWDC 2022, so this is information.",
	fix: 'Add the entitlement, unless the dext is for macOS 12.1 or later only, and works without it.',
	references: [
		'https://developer.apple.com/documentation/audiodriverkit/iouseraudiodriver',
		'https://developer.apple.com/videos/play/wwdc2022/110373/',
	],
	examples: () => ({
		bad: [
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n[|<key>${audio}</key>|]\n<true/>`,
				findings: [
					"information: Missing 'com.apple.developer.driverkit.allow-any-userclient-access'. Core Audio opens a user client of the dext, for which Apple requires it before macOS 12.1.",
				],
				fixes: ["Add 'com.apple.developer.driverkit.allow-any-userclient-access'"],
			},
		],
		good: [
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${access}</key>\n<true/>\n<key>${audio}</key>\n<true/>`,
			},
			{ text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${audio}</key>\n<false/>` },
		],
	}),
};

const messages = defineMessages('missing-audio-client-access', {
	missing:
		"Missing '{access}'. Core Audio opens a user client of the dext, for which Apple requires it before macOS 12.1.",
});

export const missingAudioClientAccess = defineRule({
	code: 'missing-audio-client-access',
	severity: 'information',
	kinds: ['entitlements'],
	messages,
	visit: 'root',
	*check(root) {
		const entry = root.get(audio);
		if (entry?.value.type !== 'boolean' || !entry.value.value || root.get(access)) return;
		yield { at: atKey(entry), message: messages.missing({ access }), state: { root } };
	},
	fixes: ({ root }) => [addEntryFix(root, access, true)],
});
