/** An end tag with another name than its start tag. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { strayEndTagFix } from './shared/strayEndTags.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const mismatchedEndTagDocs: RuleDocs = {
	what: 'An end tag with another name than its start tag.',
	why: everyoneRejects,
	fix: 'Use the name of the start tag.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</strng>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</strng>' does not match the start tag '<string>'."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '[|<string>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string>' does not match the end tag '</key>'."],
				fixes: ["Change to '<key>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('mismatched-end-tag', {
	mismatch: "'{tag}' does not match the start tag '<{expected}>'.",
	wrongStart: "'{tag}' does not match the end tag '</{expected}>'.",
});

export const mismatchedEndTag = defineSyntaxRule('mismatched-end-tag', {
	severity: 'error',
	messages,
	message: ({ tag, expected }) =>
		messages[isEndTag(tag) ? 'mismatch' : 'wrongStart']({ tag, expected }),
	fixes: (fault, { plist }) => [
		strayEndTagFix(fault, plist) ??
			changeTextFix(fault.range, `${isEndTag(fault.tag) ? '</' : '<'}${fault.expected}>`),
	],
});

/** The wrong one of the two is a start tag where a key or a value can't be. */
function isEndTag(tag: string): boolean {
	return tag.startsWith('</');
}
