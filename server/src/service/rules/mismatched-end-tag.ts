/** An end tag with another name than its start tag. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { hasStartTag } from './shared/markupInText.js';
import { strayEndTagFixes } from './shared/strayEndTags.js';
import { changeTextFix } from './shared/textFixes.js';
import { everyoneRejects } from './shared/whoRejects.js';

export const mismatchedEndTagDocs: RuleDocs = {
	what: 'An end tag with another name than its start tag, or after the start tag of an empty element.',
	why: everyoneRejects,
	fix: 'Use the name of the start tag, and remove its slash if the element has content.',
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
				text: '<key>CFBundleVersion</key>\n[|<true>|]6.0</string>',
				fixed: '<key>CFBundleVersion</key>\n<string>6.0</string>',
				findings: ["error: '<true>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>Widget</key>\n[|<string>|]\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				fixed: '<key>Widget</key>\n<dict>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: '<string>' does not match the end tag '</dict>'."],
				fixes: ["Change to '<dict>'"],
			},
			{
				text: '<key>Widget</key>\n<dict>\n\t<key>Color</key>\n\t<string>Red[|</dict>|]\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				fixed:
					'<key>Widget</key>\n<dict>\n\t<key>Color</key>\n\t<string>Red</string>\n\t<key>Wheels</key>\n\t<integer>4</integer>\n</dict>',
				findings: ["error: '</dict>' does not match the start tag '<string>'."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '[|<string>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string>' does not match the end tag '</key>'."],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '<key>Colors</key>\n<array>\n\t[|<key>|]Red</string>\n</array>',
				fixed: '<key>Colors</key>\n<array>\n\t<string>Red</string>\n</array>',
				findings: ["error: '<key>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
			},
			{
				text: '<key>IOClass</key>\n[|<string/>|]Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<string/>' does not match the end tag '</string>'."],
				fixes: ["Change to '<string>'"],
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
	fixes: (fault, { plist }) =>
		strayEndTagFixes(fault, plist) ?? [
			changeTextFix(
				fault.range,
				`${isEndTag(fault.tag) ? '</' : '<'}${fault.expected}>`,
				!isEndTag(fault.tag) || !hasStartTag(fault.range, plist.text),
			),
		],
});

/** The wrong one of the two is a start tag where a key or a value can't be. */
function isEndTag(tag: string): boolean {
	return tag.startsWith('</');
}
