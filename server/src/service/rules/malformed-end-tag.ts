/** An end tag with a wrong, a superfluous, or a missing character. */
import { defineMessages } from '../messages/message.js';
import { elementNameAt } from '../syntax/elementNames.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';

export const malformedEndTagDocs: RuleDocs = {
	what: 'An end tag with a wrong, a superfluous, or a missing character.',
	why: 'CoreFoundation requires the name after `</`, and `>` after the name, and rejects the file.',
	fix: 'Write the end tag with a slash and the name only.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</string a="b">|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ['error: \'</string a="b">\' is not a valid end tag.'],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '<key>IOClass[|<key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/>\n[|<dict>|]\n<key>Next</key>\n<true/>',
				fixed:
					'<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/>\n</dict>\n<key>Next</key>\n<true/>',
				findings: ["error: '<dict>' is not a valid end tag."],
				fixes: ["Change to '</dict>'"],
			},
			{
				text: '<key>IOClass[|<\\key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<\\key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget[|/string>|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '/string>' is not a valid end tag."],
				fixes: ["Change to '</string>'"],
			},
			{
				text: '<key>IOClass[|[/key]|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '[/key]' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass[|<</key>|]\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<</key>' is not a valid end tag."],
				fixes: ["Change to '</key>'"],
			},
			{
				text: '<key>IOClass</key>\n<string>Widget[|</str</string>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</str</string>' is not a valid end tag."],
				fixes: ["Change to '</string>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('malformed-end-tag', {
	malformed: "'{tag}' is not a valid end tag.",
});

/** What is a slip for the `<`, or the last character of a content. */
const oddBracket = /[!?*'"+/-]/;

/** The same as a part of the tag; no name ends with it. */
const leadingMark = /^([^\w<([{&\\])\//;

export const malformedEndTag = defineSyntaxRule('malformed-end-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.malformed({ tag }),
	fixes({ tag, range }, { plist }) {
		const last = tag.slice(Math.max(0, tag.lastIndexOf('<'))).replace('&lt;', '');
		const name = /[A-Za-z]+/.exec(last)?.[0] ?? '';
		// Of anything else, such as a part of a damaged document type, it is not known what it was.
		if (elementNameAt(name, 0) !== name) return [];
		const endTag = `</${name}>`;
		const [, mark] = leadingMark.exec(tag) ?? [];
		if (mark && (name === 'string' || name === 'data')) {
			return [endTag, mark + endTag].map((by) => changeTextFix(range, by, false));
		}
		const before = plist.text.charAt(range.start - 1);
		if (!tag.startsWith('/') || !oddBracket.test(before)) return [changeTextFix(range, endTag)];
		const wider = { ...range, start: range.start - 1 };
		return [endTag, before + endTag].map((by) => changeTextFix(wider, by, false));
	},
});
