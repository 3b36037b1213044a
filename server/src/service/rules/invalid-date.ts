/** Text in `<date>` that is not a date. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const invalidDateDocs: RuleDocs = {
	what: 'Text in `<date>` that is not a date.',
	why: everyoneRejects,
	fix: 'Use the form `2026-01-31T12:00:00Z`.',
	references: ['CoreFoundation CFPropertyList.c:parseDateTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Day</key>\n[|<date>today</date>|]',
				findings: ["error: 'today' is not a date of the form '2026-01-31T12:00:00Z'."],
			},
			{
				text: '<key>Day</key>\n[|<date></date>|]',
				findings: ["error: '<date>' must not be empty."],
			},
		],
		good: [{ text: '<key>Day</key>\n<string>today</string>' }],
	}),
};

const messages = defineMessages('invalid-date', {
	empty: "'<date>' must not be empty.",
	invalid: "'{written}' is not a date of the form '2026-01-31T12:00:00Z'.",
});

export const invalidDate = defineSyntaxRule('invalid-date', {
	severity: 'error',
	messages,
	message: ({ written }) => (written === '' ? messages.empty() : messages.invalid({ written })),
	fixes: ({ range }, { plist }) => entityFixes(range, plist) ?? [],
});
