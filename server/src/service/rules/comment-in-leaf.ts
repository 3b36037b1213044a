/** A comment inside the text of an element. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const commentInLeafDocs: RuleDocs = {
	what: 'A comment inside the text of an element.',
	why: 'No program expects a comment there: the whole file is refused.',
	fix: 'Move the comment between elements.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag', 'IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a[|<!-- b -->|]</string>',
				fixed: '<key>Name</key>\n<string>a</string>',
				findings: ['error: A comment stands inside <string>: no program can read the file'],
				fixes: ['Delete the comment'],
			},
		],
		good: [{ text: '<!-- b -->\n<key>Name</key>\n<string>a</string>' }],
	}),
};

export const commentInLeaf = defineSyntaxRule('comment-in-leaf', {
	severity: 'error',
	message: ({ element }) =>
		message('A comment stands inside <{0}>: no program can read the file', element),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete the comment'), range, '');
	},
});
