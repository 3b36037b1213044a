/** A key that other kinds of bundles have. */
import { defineSchemaRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';

export const wrongKindKeyDocs: RuleDocs = {
	what: 'A key that belongs to another kind of bundle: a key of kexts in a dext, or a key of dexts in a system extension.',
	why: 'Nothing reads the key in this kind of bundle, so it has no effect.',
	fix: 'Remove the key, or use the corresponding key of this kind of bundle.',
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
