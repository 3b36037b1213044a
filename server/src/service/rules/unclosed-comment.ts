/** A comment, declaration or CDATA section without its end. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { argsOf, replaceTextFix } from './shared/replaceTextFix.js';
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

export const unclosedComment = defineSyntaxRule({
	code: 'unclosed-comment',
	severity: 'error',
	message: ({ args }) =>
		message("'{0}' is never closed: no program can read the file", args[0] ?? ''),
	severityOf: severityByRefusal,
	fixes(_context, { at, data }) {
		if (argsOf(data)[0] !== '<!--') return [];
		const behind = { start: at.range.end, end: at.range.end };
		return replaceTextFix(message('Close the comment'), behind, ' -->');
	},
});
