/** An `&` that begins no entity. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const bareAmpersandDocs: RuleDocs = {
	what: 'An `&` that begins no entity.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write `&amp;`.',
	references: ['CoreFoundation CFPropertyList.c:parseEntityReference'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bits [|&|] Bytes</string>',
				fixed: '<key>Name</key>\n<string>Bits &amp; Bytes</string>',
				findings: ["error: '&' must be written '&amp;': no program can read the file"],
				fixes: ['Write &amp;'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>Bits &amp; Bytes</string>' }],
	}),
};

export const bareAmpersand = defineSyntaxRule('bare-ampersand', {
	severity: 'error',
	message: () => message("'&' must be written '&amp;': no program can read the file"),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Write &amp;'), range, '&amp;');
	},
});
