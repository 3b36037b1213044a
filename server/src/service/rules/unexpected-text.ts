/** Text between elements. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { removeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unexpectedTextDocs: RuleDocs = {
	what: 'Text between elements.',
	why: everyoneRejects,
	fix: 'Remove it, or move it to a comment or a `<string>`.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|stray|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>\n',
				findings: ["error: Unexpected text 'stray' between elements."],
				fixes: ["Remove 'stray'"],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{ text: '<key>IOClass</key>\n<string>Widget</string>\n<!-- no stray text -->' },
		],
	}),
};

const messages = defineMessages('unexpected-text', {
	text: "Unexpected text '{text}' between elements.",
});

export const unexpectedText = defineSyntaxRule('unexpected-text', {
	severity: 'error',
	messages,
	message: ({ text }) => messages.text({ text }),
	fixes: ({ text, range }) => [removeTextFix(range, text)],
});
