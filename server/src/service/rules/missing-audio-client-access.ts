/** Entitlements of an audio dext without `com.apple.developer.driverkit.allow-any-userclient-access`. */
import { driverKitTargetOf } from '../document/driverKitTarget.js';
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { firstSystemWith } from '../platform/driverKit.js';
import { anyClientAccess as access, audioFamily as audio } from '../platform/entitlements.js';
import { isLaterVersion } from '../text/isLaterVersion.js';
import type { CheckContext } from './checkContext.js';
import { defineRule, type RuleDocs } from './rule.js';
import { addEntryFix } from './shared/entryFixes.js';
import { exampleProject } from './shared/exampleProject.js';

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
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${audio}</key>\n<true/>`,
				deploymentTarget: { macOS: '13.0' },
			},
			{
				text: `<key>com.apple.developer.driverkit</key>\n<true/>\n<key>${audio}</key>\n<true/>`,
				uri: 'file:///Widget/Widget.entitlements',
				neighbors: {
					'../project.yml': exampleProject('Widget', 'driver-extension', {
						DRIVERKIT_DEPLOYMENT_TARGET: '"22.0"',
					}),
				},
			},
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
	*check(root, context) {
		if (isForNewSystems(context)) return;
		const entry = root.get(audio);
		if (entry?.value.type !== 'boolean' || !entry.value.value || root.get(access)) return;
		yield { at: atKey(entry), message: messages.missing({ access }), state: { root } };
	},
	fixes: ({ root }) => [addEntryFix(root, access, true)],
});

/** The last system before that on which Core Audio may not need the entitlement. */
const lastOldSystem = '12.0';

/** Whether the dext is only for systems on which Core Audio may not need the entitlement. */
function isForNewSystems({ plist, deploymentTarget: { macOS }, infoPlist }: CheckContext): boolean {
	if (macOS !== undefined) return isLaterVersion(macOS, lastOldSystem);
	const info = infoPlist();
	const driverKit = driverKitTargetOf(plist) ?? (info && driverKitTargetOf(info));
	const system = driverKit === undefined ? undefined : firstSystemWith(Number(driverKit));
	return system !== undefined && isLaterVersion(system.macOS, lastOldSystem);
}
