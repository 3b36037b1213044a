/** An `&` in text that does not start an entity. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const bareAmpersandDocs: RuleDocs = {
	what: 'An `&` in text that does not start an entity.',
	why: everyoneRejects,
	fix: 'Change it to `&amp;`.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bits [|&|] Bytes</string>',
				fixed: '<key>Name</key>\n<string>Bits &amp; Bytes</string>',
				findings: ["error: '&' in text must be written as '&amp;'."],
				fixes: ["Change to '&amp;'"],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>Bits &amp; Bytes</string>' }],
	}),
};

const messages = defineMessages('bare-ampersand', {
	ampersand: "'&' in text must be written as '&amp;'.",
});

export const bareAmpersand = defineSyntaxRule('bare-ampersand', {
	severity: 'error',
	messages,
	message: () => messages.ampersand(),
	fixes: ({ range }) => [changeTextFix(range, '&amp;')],
});
