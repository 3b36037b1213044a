/** A key without a name. */
import { atKey } from '../document/finding.js';
import { variantsOf } from '../document/rootEntries.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const emptyKeyDocs: RuleDocs = {
	what: 'A key without a name, `<key></key>`, at the root, among the libraries, or in place of the name of a personality.',
	why: 'The value of a key without a name is not read. What it was for is missing.',
	fix: 'Write the name of the key, or remove the entry.',
	references: ['CoreFoundation CFPropertyList.c:parseDictTag'],
	examples: () => ({
		bad: [
			{
				text: '[|<key></key>|]\n<string>16.0</string>',
				kind: 'kext',
				findings: ['information: The key has no name. Nothing reads its value.'],
				fixes: ["Remove ''"],
			},
			{
				text: '<key>OSBundleLibraries</key>\n<dict>\n\t[|<key> </key>|]\n\t<string>20.0</string>\n</dict>',
				kind: 'kext',
				findings: ['information: The key has no name. Nothing reads its value.'],
				fixes: ["Remove ' '"],
			},
		],
		good: [
			{ text: '<key>CFBundleName</key>\n<string></string>' },
			{ text: dextExample({ ' ': '<string>Widget</string>' }), kind: 'dext' },
		],
	}),
};

const messages = defineMessages('empty-key', {
	empty: 'The key has no name. Nothing reads its value.',
});

/** Keys of dictionaries whose keys are names that macOS reads. */
const named = ['IOKitPersonalities', 'OSBundleLibraries'];

export const emptyKey = defineRule({
	code: 'empty-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	messages,
	visit: 'root',
	*check(root, { plist }) {
		// A property of a driver can have any name.
		const lists = named.flatMap((key) => variantsOf(plist, key).map(({ entry }) => entry.value));
		for (const dict of [root, ...lists]) {
			if (dict.type !== 'dict') continue;
			for (const entry of dict.entries) {
				if (entry.key.trim() !== '') continue;
				yield { at: atKey(entry), message: messages.empty(), state: { entry } };
			}
		}
	},
	fixes: ({ entry }) => [removeEntryFix(entry)],
});
