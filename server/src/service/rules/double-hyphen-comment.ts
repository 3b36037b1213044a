/** Two hyphens inside a comment. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const doubleHyphenCommentDocs: RuleDocs = {
	what: 'Two hyphens inside a comment.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Write single hyphens, or another character.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: '<!-- a [|--|] b -->\n<key>IOClass</key>\n<string>Widget</string>',
				findings: ["hint: '--' inside a comment is not taken by kextutil and OSKext"],
			},
		],
		good: [{ text: '<!-- a - b -->\n<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const doubleHyphenComment = defineSyntaxRule('double-hyphen-comment', {
	severity: 'warning',
	message: () => message("'--' inside a comment is not taken by kextutil and OSKext"),
	severityOf: severityByRefusal,
});
