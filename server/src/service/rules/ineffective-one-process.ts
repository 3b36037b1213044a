/** IOUserServerOneProcess with a value that is not true, although only its presence matters. */
import { atValue } from '../document/finding.js';
import { defineMessages } from '../messages/message.js';
import { defineRule, type RuleDocs } from './rule.js';
import { removeEntryFix, replaceValueFixes } from './shared/entryFixes.js';
import { dextExample } from './shared/examplePersonality.js';

export const ineffectiveOneProcessDocs: RuleDocs = {
	what: 'An `IOUserServerOneProcess` whose value is not `true`.',
	why: 'The kernel tests whether the key is present and never reads its value (`startCandidate`). So `false` turns the shared process on.',
	fix: 'Remove the key, or use `true` for one process.',
	references: ['xnu IOService.cpp:startCandidate'],
	examples: () => ({
		bad: [
			{
				text: dextExample({ IOUserServerOneProcess: '[|<false/>|]' }),
				fixed: dextExample(),
				findings: [
					"warning: 'IOUserServerOneProcess' has an effect with any value. The drivers of this dext share one process.",
				],
				fixes: ["Remove 'IOUserServerOneProcess'", "Change to '<true/>'"],
			},
			{
				text: dextExample({ IOUserServerOneProcess: '[|<string>NO</string>|]' }),
				findings: [
					"warning: 'IOUserServerOneProcess' has an effect with any value. The drivers of this dext share one process.",
				],
				fixes: ["Remove 'IOUserServerOneProcess'", "Change to '<true/>'"],
			},
			{
				text: dextExample({ IOUserServerOneProcess: '[|<integer>1</integer>|]' }),
				findings: [
					"warning: 'IOUserServerOneProcess' has an effect with any value. The drivers of this dext share one process.",
				],
				fixes: ["Remove 'IOUserServerOneProcess'", "Change to '<true/>'"],
			},
		],
		good: [{ text: dextExample() }, { text: dextExample({ IOUserServerOneProcess: '<true/>' }) }],
	}),
};

const messages = defineMessages('ineffective-one-process', {
	present:
		"'IOUserServerOneProcess' has an effect with any value. The drivers of this dext share one process.",
});

export const ineffectiveOneProcess = defineRule({
	code: 'ineffective-one-process',
	severity: 'warning',
	kinds: ['dext'],
	messages,
	visit: 'personalityKey',
	keys: ['IOUserServerOneProcess'],
	*check({ entry, value }) {
		if (value.type === 'invalid' || (value.type === 'boolean' && value.value)) return;
		yield { at: atValue(value), message: messages.present(), state: entry };
	},
	fixes: (entry) => [
		removeEntryFix(entry, entry.value.type === 'boolean'),
		...replaceValueFixes(entry.value, true, '<true/>'),
	],
});
