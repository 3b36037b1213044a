/** Text in `<real>` that is not a number. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const invalidRealDocs: RuleDocs = {
	what: 'Text in `<real>` that is not a number.',
	why: everyoneRejects,
	fix: 'Use digits with a decimal point. IOKit does not support real numbers, so prefer `<integer>`.',
	references: ['CoreFoundation CFPropertyList.c:parseRealTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Scale</key>\n[|<real>1,5</real>|]',
				findings: ["error: '1,5' is not a number."],
			},
			{
				text: '<key>Scale</key>\n[|<real></real>|]',
				findings: ["error: '<real>' must not be empty."],
			},
		],
		good: [{ text: '<key>Scale</key>\n<integer>2</integer>' }],
	}),
};

const messages = defineMessages('invalid-real', {
	empty: "'<real>' must not be empty.",
	invalid: "'{written}' is not a number.",
});

export const invalidReal = defineSyntaxRule('invalid-real', {
	severity: 'error',
	messages,
	message: ({ written }) => (written === '' ? messages.empty() : messages.invalid({ written })),
	fixes: ({ range }, { plist }) => entityFixes(range, plist) ?? [],
});
