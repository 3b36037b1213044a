/** An end tag with more in it than its name. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const malformedEndTagDocs: RuleDocs = {
	what: 'An end tag with more in it than its name.',
	why: 'Every program expects `>` behind the name and refuses the file.',
	fix: 'Leave only the name.',
	references: ['CoreFoundation CFPropertyList.c:checkForCloseTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget[|</string a="b">|]',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: [
					"error: '</string a=\"b\">' is no end tag: only its name and '>' may stand in it",
				],
				fixes: ['Write </string>'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const malformedEndTag = defineSyntaxRule('malformed-end-tag', {
	severity: 'error',
	message: ({ tag }) => message("'{0}' is no end tag: only its name and '>' may stand in it", tag),
	severityOf: severityByRefusal,
	fixes(_context, { tag, range }) {
		const plain = `${/^<\/[A-Za-z]+/.exec(tag)?.[0] ?? '</'}>`;
		return replaceTextFix(message('Write {0}', plain), range, plain);
	},
});
