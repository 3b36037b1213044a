/** A key without a name. */
import { atKey } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const emptyKeyDocs: RuleDocs = {
	what: 'A key without a name, `<key></key>`.',
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
				text: dextExample({ ' ': '<string>Widget</string>' }).replace(
					'<key> </key>',
					'[|<key> </key>|]',
				),
				kind: 'dext',
				findings: ['information: The key has no name. Nothing reads its value.'],
				fixes: ["Remove ' '"],
			},
		],
		good: [{ text: '<key>CFBundleName</key>\n<string></string>' }],
	}),
};

const messages = defineMessages('empty-key', {
	empty: 'The key has no name. Nothing reads its value.',
});

export const emptyKey = defineRule({
	code: 'empty-key',
	severity: 'information',
	kinds: ['dext', 'kext', 'codelessKext', 'systemExtension', 'hostApp', 'entitlements'],
	messages,
	visit: 'dictionary',
	*check(dict) {
		for (const entry of dict.entries) {
			if (entry.key.trim() !== '') continue;
			yield { at: atKey(entry), message: messages.empty(), state: { entry } };
		}
	},
	fixes: ({ entry }) => [removeEntryFix(entry)],
});
