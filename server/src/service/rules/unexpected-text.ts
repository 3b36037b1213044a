/** Text between elements, where only elements and comments may stand. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unexpectedTextDocs: RuleDocs = {
	what: 'Text between elements, where only elements and comments may stand.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Delete it, or put it in a comment or a `<string>`.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|stray|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>\n',
				findings: ["error: 'stray' stands between elements: no program can read the file"],
				fixes: ['Delete the text'],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{ text: '<key>IOClass</key>\n<string>Widget</string>\n<!-- no stray text -->' },
		],
	}),
};

export const unexpectedText = defineSyntaxRule('unexpected-text', {
	severity: 'error',
	message: ({ text }) =>
		message("'{0}' stands between elements: no program can read the file", text),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete the text'), range, '');
	},
});
