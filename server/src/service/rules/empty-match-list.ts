/** A matching key whose list is empty, so that nothing can satisfy it. */
import { atValue, message } from '../document/finding.js';
import { matchingTables } from '../document/matchingTables.js';
import { definePlistRule, type RuleContext, type RuleDocs, type RuleFinding } from './rule.js';
import { dextExample, kextExample } from './shared/examplePersonality.js';
import { removeFoundFix } from './shared/removeFoundFix.js';

const keys = ['IOPropertyMatch', 'IOPropertyExistsMatch', 'IONameMatch'] as const;

export const emptyMatchListDocs: RuleDocs = {
	what: 'An empty array as `IOPropertyMatch`, `IOPropertyExistsMatch` or `IONameMatch`.',
	why: 'One of the list must fit the provider, and there is none: the personality never matches. An empty dict as `IOPropertyMatch` is the opposite and fits everything.',
	fix: 'Fill the list, or delete the key so that it does not restrict anything.',
	references: ['xnu IOService.cpp:matchInternal', 'xnu IORegistryEntry.cpp:compareNames'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOPropertyMatch: '[|<array/>|]' }),
				findings: [
					'error: IOPropertyMatch is an empty list; nothing fits it, and the personality never matches.',
				],
				fixes: ["Remove 'IOPropertyMatch'"],
			},
			{
				text: dextExample({ IOPropertyExistsMatch: '[|<array/>|]' }),
				findings: [
					'error: IOPropertyExistsMatch is an empty list; nothing fits it, and the personality never matches.',
				],
				fixes: ["Remove 'IOPropertyExistsMatch'"],
			},
			{
				text: kextExample({ IONameMatch: '[|<array>\n\t\t</array>|]' }),
				kind: 'kext',
				findings: [
					'error: IONameMatch is an empty list; nothing fits it, and the personality never matches.',
				],
				fixes: ["Remove 'IONameMatch'"],
			},
			{
				text: dextExample({
					IOParentMatch:
						'<dict>\n\t\t\t<key>IOPropertyMatch</key>\n\t\t\t[|<array/>|]\n\t\t</dict>',
				}),
				findings: [
					'error: IOPropertyMatch is an empty list; nothing fits it, and the personality never matches.',
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

export const emptyMatchList = definePlistRule({
	code: 'empty-match-list',
	severity: 'error',
	kinds: ['dext', 'kext', 'codelessKext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const table of matchingTables(plist)) {
			for (const key of keys) {
				const value = table.get(key)?.value;
				if (value?.type !== 'array' || value.items.length > 0) continue;
				yield {
					at: atValue(value),
					message: message(
						'{0} is an empty list; nothing fits it, and the personality never matches.',
						key,
					),
				};
			}
		}
	},
	fixes: (context, finding) => removeFoundFix(context, finding),
});
