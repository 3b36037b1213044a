/** An end tag with another name than its start tag. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const mismatchedEndTagDocs: RuleDocs = {
	what: 'An end tag with another name than its start tag.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Give the end tag the name of the start tag.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</strng>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: [
					"error: '</strng>' ends <string>, whose end tag is </string>: no program can read the file",
				],
				fixes: ['Write </string>'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const mismatchedEndTag = defineSyntaxRule('mismatched-end-tag', {
	severity: 'error',
	message: ({ tag, expected }) =>
		message(
			"'{0}' ends <{1}>, whose end tag is </{1}>: no program can read the file",
			tag,
			expected,
		),
	severityOf: severityByRefusal,
	fixes(_context, { expected, range }) {
		return replaceTextFix(message('Write </{0}>', expected), range, `</${expected}>`);
	},
});
