/** A key that other kinds of bundles have. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { kextExample } from './shared/examplePersonality.js';

export const wrongKindKeyDocs: RuleDocs = {
	what: 'A key that belongs to another kind of bundle: a key of kexts in a dext, or a key of dexts in a system extension.',
	why: 'Nothing reads most of these keys in another kind of bundle, so they have no effect. `IOUserServerName` has one in a kext: its presence makes a personality that of a dext (`probeCandidates`), and the kernel starts a process instead of the class in the kext.',
	otherSeverities: {
		warning: 'for a key that has an effect in this kind of bundle, too.',
	},
	fix: 'Remove the key, or use the corresponding key of this kind of bundle.',
	references: [
		'IOKitUser OSKext.c:__OSKextProcessInfoDictionary',
		'xnu IOService.cpp:probeCandidates',
	],
	examples: () => ({
		bad: [
			{
				text: '[|<key>NSSystemExtensionUsageDescription</key>|]\n<string>Talks to the widget.</string>',
				kind: 'kext',
				findings: [
					"information: 'NSSystemExtensionUsageDescription' is a key of system extensions. It has no effect in kexts.",
				],
				fixes: ["Remove 'NSSystemExtensionUsageDescription'"],
			},
			{
				text: kextExample({ '[|IOUserServerName|]': 'com.example.widget' }),
				kind: 'kext',
				findings: [
					"warning: 'IOUserServerName' is a key of dexts. The kernel treats the personality as one of a dext, so no kext code runs.",
				],
				fixes: ["Remove 'IOUserServerName'"],
			},
		],
		good: [
			{
				text: '<key>NSSystemExtensionUsageDescription</key>\n<string>Talks to the widget.</string>',
				kind: 'systemExtension',
			},
		],
	}),
};

export const wrongKindKey = defineSchemaRule('wrong-kind-key', {
	severity: 'information',
	// Otherwise the key itself may be what the kind is inferred from.
	fixes: ({ entry }, { plist: { classification } }) =>
		classification.confidence === 'certain' ? [removeEntryFix(entry)] : [],
});
