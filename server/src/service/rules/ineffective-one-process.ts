/** IOUserServerOneProcess with a value that is not true, although its presence alone counts. */
import { atValue, type Finding, message } from '../document/finding.js';
import { entryOf } from '../document/personalityText.js';
import {
	definePlistRule,
	type Fix,
	type RuleContext,
	type RuleDocs,
	type RuleFinding,
} from './rule.js';
import { removeEntryFix } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const ineffectiveOneProcessDocs: RuleDocs = {
	what: 'An `IOUserServerOneProcess` whose value is not `true`.',
	why: 'The kernel asks whether the key is there and never looks at its value (`startCandidate`): `false` switches the shared process on.',
	fix: 'Delete the key, or write `true` where one process is meant.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOUserServerOneProcess: '[|<false/>|]' }),
				fixed: dextExample(),
				findings: [
					'warning: IOUserServerOneProcess counts by its presence; with any value the drivers of this dext share one process.',
				],
				fixes: ["Remove 'IOUserServerOneProcess'", 'Change to <true/>'],
			},
			{
				text: dextExample({ IOUserServerOneProcess: '[|<string>NO</string>|]' }),
				findings: [
					'warning: IOUserServerOneProcess counts by its presence; with any value the drivers of this dext share one process.',
				],
				fixes: ["Remove 'IOUserServerOneProcess'", 'Change to <true/>'],
			},
			{
				text: dextExample({ IOUserServerOneProcess: '[|<integer>1</integer>|]' }),
				findings: [
					'warning: IOUserServerOneProcess counts by its presence; with any value the drivers of this dext share one process.',
				],
				fixes: ["Remove 'IOUserServerOneProcess'", 'Change to <true/>'],
			},
		],
		good: [{ text: dextExample() }, { text: dextExample({ IOUserServerOneProcess: '<true/>' }) }],
	}),
};

export const ineffectiveOneProcess = definePlistRule({
	code: 'ineffective-one-process',
	severity: 'warning',
	kinds: ['dext'],
	*check({ plist }: RuleContext): Iterable<RuleFinding> {
		for (const { dict } of plist.personalities) {
			const value = dict.get('IOUserServerOneProcess')?.value;
			if (!value || (value.type === 'boolean' && value.value)) continue;
			if (value.type === 'invalid') continue;
			yield {
				at: atValue(value),
				message: message(
					'IOUserServerOneProcess counts by its presence; with any value the drivers of this dext share one process.',
				),
			};
		}
	},
	fixes({ plist }: RuleContext, { at }: Finding): readonly Fix[] {
		const entry = entryOf(plist, at);
		if (!entry) return [];
		return [
			removeEntryFix(entry, entry.value.type === 'boolean'),
			{
				title: message('Change to <true/>'),
				edits: [{ kind: 'replaceValue', value: entry.value, by: true }],
			},
		];
	},
});
