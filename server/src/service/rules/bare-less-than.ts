/** A `<` in the text of an element. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareLessThanDocs: RuleDocs = {
	what: 'A `<` in the text of an element.',
	why: everyoneRejects,
	fix: 'Change it to `&lt;`.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a [|<|] b</string>',
				fixed: '<key>Name</key>\n<string>a &lt; b</string>',
				findings: ["error: '<' in text must be written as '&lt;'."],
				fixes: ["Change to '&lt;'"],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &lt; b</string>' }],
	}),
};

const messages = defineMessages('bare-less-than', {
	lessThan: "'<' in text must be written as '&lt;'.",
});

export const bareLessThan = defineSyntaxRule('bare-less-than', {
	severity: 'error',
	messages,
	message: () => messages.lessThan(),
	fixes: ({ range }) => [changeTextFix(range, '&lt;')],
});
