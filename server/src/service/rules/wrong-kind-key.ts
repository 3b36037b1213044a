/** A key that other kinds of bundles have. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const wrongKindKeyDocs: RuleDocs = {
	what: 'A key that belongs to another kind of bundle: a key of kexts in a dext, of dexts in a system extension.',
	why: 'What reads the plists of this kind does not look at the key.',
	fix: 'Delete the key, or use the one that this kind of bundle has for the purpose.',
	references: ['IOKitUser OSKext.c:__OSKextProcessInfoDictionary'],
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
	fixes: ({ entry }) => [removeEntryFix(entry)],
});
