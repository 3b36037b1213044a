/** An end tag that closes nothing. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unexpectedEndTagDocs: RuleDocs = {
	what: 'An end tag that closes nothing.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Delete it.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>[|</string>|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '</string>' closes nothing here: no program can read the file"],
				fixes: ['Delete </string>'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const unexpectedEndTag = defineSyntaxRule('unexpected-end-tag', {
	severity: 'error',
	message: ({ name, early }) =>
		early
			? message("'</{0}>' ends the property list too early: the keys behind it are lost", name)
			: message("'</{0}>' closes nothing here: no program can read the file", name),
	severityOf: (fault, plist) => (fault.early ? 'error' : severityByRefusal(fault, plist)),
	fixes(_context, { name, range }) {
		return replaceTextFix(message('Delete </{0}>', name), range, '');
	},
});
