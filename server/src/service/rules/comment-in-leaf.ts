/** A comment in the text of an element. */
import { indentBefore } from '../edit/indentation.js';
import { layoutOf } from '../edit/xmlText.js';
import { defineMessages } from '../messages/message.js';
import { nodeBefore } from '../syntax/nodeAt.js';
import { withSpace } from '../syntax/sections.js';
import { isElement } from '../syntax/syntaxTree.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
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
				fixed: '<key>Name</key>\n<!-- b -->\n<string>a</string>',
				findings: ["error: '<string>' can't contain a comment."],
				fixes: ['Move the comment before the element'],
			},
			{
				text: '<key>Name</key>\n<integer>4617 [|<!-- 0x1209 -->|]</integer>',
				fixed: '<key>Name</key>\n<!-- 0x1209 -->\n<integer>4617</integer>',
				findings: ["error: '<integer>' can't contain a comment."],
				fixes: ['Move the comment before the element'],
			},
			{
				text: '<key>[|<!-- b -->|]Name</key><string>a</string>',
				fixed: '<!-- b -->\n<key>Name</key><string>a</string>',
				findings: ["error: '<key>' can't contain a comment."],
				fixes: ['Move the comment before the element'],
			},
		],
		good: [{ text: '<!-- b -->\n<key>Name</key>\n<string>a</string>' }],
	}),
};

const messages = defineMessages('comment-in-leaf', {
	comment: "'<{element}>' can't contain a comment.",
	move: 'Move the comment before the element',
});

export const commentInLeaf = defineSyntaxRule('comment-in-leaf', {
	severity: 'error',
	messages,
	message: ({ element }) => messages.comment({ element }),
	fixes({ range }, { plist }) {
		const leaf = nodeBefore(plist.syntax.root, range.start);
		if (leaf.type === 'document' || !isElement(leaf)) return [];
		const { text } = plist;
		const { start, openEnd, closeStart } = leaf;
		const indent = indentBefore(text, start);
		const separator = indent === undefined ? '' : layoutOf(text).eol + indent;
		const comment = withSpace(text, range, { start: openEnd, end: closeStart });
		return [
			{
				title: messages.move(),
				edits: [
					{
						kind: 'replaceText',
						range: { start, end: start },
						by: text.slice(range.start, range.end) + separator,
					},
					{ kind: 'replaceText', range: comment, by: '' },
				],
				preferred: true,
			},
		];
	},
});
