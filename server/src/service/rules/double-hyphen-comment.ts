/** Two hyphens in a comment. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const doubleHyphenCommentDocs: RuleDocs = {
	what: 'Two hyphens in a comment.',
	why: kextToolsReject,
	fix: 'Use single hyphens, or another character.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<!-- a [|--|] b -->\n<key>IOClass</key>\n<string>Widget</string>',
				findings: ["hint: The comment contains '--'. OSKext and kextutil reject the file."],
			},
		],
		good: [{ text: '<!-- a - b -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('double-hyphen-comment', {
	hyphens: "The comment contains '--'.",
});

export const doubleHyphenComment = defineSyntaxRule('double-hyphen-comment', {
	severity: 'warning',
	messages,
	message: () => messages.hyphens(),
});
