/** A comment, declaration, or CDATA section that is not closed. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { insertTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const unclosedCommentDocs: RuleDocs = {
	what: 'A comment, declaration, or CDATA section that is not closed.',
	why: everyoneRejects,
	fix: 'Add the end. `-->` closes a comment, `?>` closes a declaration.',
	references: ['CoreFoundation CFPropertyList.c:skipXMLComment'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<!-- to do|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<!-- to do -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is not closed."],
				fixes: ["Add '-->'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<?widget|]\n',
				findings: ["error: '<?' is not closed."],
			},
		],
		good: [{ text: '<!-- to do -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('unclosed-comment', {
	unclosed: "'{opening}' is not closed.",
});

export const unclosedComment = defineSyntaxRule('unclosed-comment', {
	severity: 'error',
	messages,
	message: ({ opening }) => messages.unclosed({ opening }),
	fixes: ({ opening, range }) =>
		opening === '<!--' ? [insertTextFix(range.end, ' -->', '-->')] : [],
});
