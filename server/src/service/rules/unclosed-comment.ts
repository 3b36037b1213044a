/** A comment, declaration or CDATA section without its end. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unclosedCommentDocs: RuleDocs = {
	what: 'A comment, declaration or CDATA section without its end.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Close it: `-->` ends a comment, `?>` a declaration.',
	references: ['CoreFoundation CFPropertyList.c:skipXMLComment'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<!-- to do|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<!-- to do -->\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<!--' is never closed: no program can read the file"],
				fixes: ['Close the comment'],
			},
		],
		good: [{ text: '<!-- to do -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const unclosedComment = defineSyntaxRule('unclosed-comment', {
	severity: 'error',
	message: ({ opening }) => message("'{0}' is never closed: no program can read the file", opening),
	severityOf: severityByRefusal,
	fixes(_context, { opening, range: { end } }) {
		if (opening !== '<!--') return [];
		return replaceTextFix(message('Close the comment'), { start: end, end }, ' -->');
	},
});
