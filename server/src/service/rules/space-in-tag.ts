/** Whitespace in a tag without an attribute after it. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const spaceInTagDocs: RuleDocs = {
	what: 'Whitespace in a tag without an attribute after it.',
	get why() {
		return `${kextToolsReject} It expects an attribute after the whitespace.`;
	},
	fix: 'Remove the whitespace.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n<true[| |]/>',
				fixed: '<key>Flag</key>\n<true/>',
				findings: [
					"hint: '<true />' contains unexpected whitespace. OSKext and kextutil reject the file.",
				],
				fixes: ['Remove the whitespace'],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

const messages = defineMessages('space-in-tag', {
	whitespace: "'{tag}' contains unexpected whitespace.",
	remove: 'Remove the whitespace',
});

export const spaceInTag = defineSyntaxRule('space-in-tag', {
	severity: 'warning',
	messages,
	message: ({ tag }) => messages.whitespace({ tag }),
	fixes: ({ range }) => [replaceTextFix(messages.remove(), range, '')],
});
