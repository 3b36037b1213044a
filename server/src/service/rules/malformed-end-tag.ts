/** An end tag that contains more than its name. */
import { defineMessages } from '../messages/message.js';
import { elementNameAt } from '../syntax/elementNames.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';

export const malformedEndTagDocs: RuleDocs = {
	what: 'An end tag that contains more than its name.',
	why: 'CoreFoundation requires `>` after the name and rejects the file.',
	fix: 'Remove everything except the name.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</string a="b">|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ['error: \'</string a="b">\' is not a valid end tag.'],
				fixes: ["Change to '</string>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('malformed-end-tag', {
	malformed: "'{tag}' is not a valid end tag.",
});

export const malformedEndTag = defineSyntaxRule('malformed-end-tag', {
	severity: 'error',
	messages,
	message: ({ tag }) => messages.malformed({ tag }),
	fixes({ tag, range }) {
		const name = /^<\/([A-Za-z]+)/.exec(tag)?.[1] ?? '';
		// Of anything else, such as a part of a damaged document type, it is not known what it was.
		return elementNameAt(name, 0) === name ? [changeTextFix(range, `</${name}>`)] : [];
	},
});
