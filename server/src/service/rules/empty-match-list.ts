/** A matching key with an empty list, which nothing matches. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';

export const emptyMatchListDocs: RuleDocs = {
	what: 'An empty array as `IOPropertyMatch`, `IOPropertyExistsMatch`, or `IONameMatch`.',
	why: 'One item of the list must match the provider, and there is none, so the personality never matches. An empty `IOPropertyMatch` dictionary is the opposite: it matches everything.',
	fix: 'Add items to the list, or remove the key so that it restricts nothing.',
	references: ['xnu IOService.cpp:matchInternal', 'xnu IORegistryEntry.cpp:compareNames'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOPropertyMatch: '[|<array/>|]' }),
				findings: [
					"error: 'IOPropertyMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
			{
				text: dextExample({ IOPropertyExistsMatch: '[|<array/>|]' }),
				findings: [
					"error: 'IOPropertyExistsMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyExistsMatch'"],
			},
			{
				text: kextExample({ IONameMatch: '[|<array>\n\t\t</array>|]' }),
				kind: 'kext',
				findings: [
					"error: 'IONameMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: dextExample({
					IOParentMatch:
						'<dict>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t[|<array/>|]\n\t\t</dict>',
				}),
				findings: [
					"error: 'IOPropertyMatch' is an empty list. Nothing matches it, so the personality never matches.",
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
		],
		good: [
			{ text: dextExample({ IOPropertyMatch: '<dict/>' }) },
			{
				text: dextExample({
					IONameMatch: '<array>\n\t\t\t<string>widget</string>\n\t\t</array>',
				}),
			},
		],
	}),
};

const messages = defineMessages('empty-match-list', {
	empty: "'{key}' is an empty list. Nothing matches it, so the personality never matches.",
});

export const emptyMatchList = defineRule({
	code: 'empty-match-list',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	messages,
	visit: 'matchingKey',
	keys: ['IOPropertyMatch', 'IOPropertyExistsMatch', 'IONameMatch'],
	*check({ entry, key, value }) {
		if (value.type !== 'array' || value.items.length > 0) return;
		yield { at: atValue(value), message: messages.empty({ key }), state: entry };
	},
	fixes: (entry) => [removeEntryFix(entry)],
});
