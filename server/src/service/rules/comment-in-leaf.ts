/** A comment in the text of an element. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const commentInLeafDocs: RuleDocs = {
	what: 'A comment in the text of an element.',
	why: everyoneRejects,
	fix: 'Move the comment between elements.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag', 'IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a[|<!-- b -->|]</string>',
				fixed: '<key>Name</key>\n<string>a</string>',
				findings: ["error: '<string>' can't contain a comment."],
				fixes: ['Remove the comment'],
			},
		],
		good: [{ text: '<!-- b -->\n<key>Name</key>\n<string>a</string>' }],
	}),
};

const messages = defineMessages('comment-in-leaf', {
	comment: "'<{element}>' can't contain a comment.",
	remove: 'Remove the comment',
});

export const commentInLeaf = defineSyntaxRule('comment-in-leaf', {
	severity: 'error',
	messages,
	message: ({ element }) => messages.comment({ element }),
	fixes: ({ range }) => [replaceTextFix(messages.remove(), range, '')],
});
