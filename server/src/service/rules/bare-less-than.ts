/** A `<` in the text of an element. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const bareLessThanDocs: RuleDocs = {
	what: 'A `<` in the text of an element.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write `&lt;`.',
	references: ['CoreFoundation CFPropertyList.c:parseStringTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a [|<|] b</string>',
				fixed: '<key>Name</key>\n<string>a &lt; b</string>',
				findings: ["error: '<' must be written '&lt;': no program can read the file"],
				fixes: ['Write &lt;'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &lt; b</string>' }],
	}),
};

export const bareLessThan = defineSyntaxRule('bare-less-than', {
	severity: 'error',
	message: () => message("'<' must be written '&lt;': no program can read the file"),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Write &lt;'), range, '&lt;');
	},
});
