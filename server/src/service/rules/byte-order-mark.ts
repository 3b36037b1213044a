/** A byte order mark at the beginning of the file. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const byteOrderMarkDocs: RuleDocs = {
	what: 'A byte order mark at the beginning of the file.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Save the file as UTF-8 without a byte order mark.',
	references: ['IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '[|\ufeff|]<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The file begins with a byte order mark, which kextutil and OSKext do not take',
				],
				fixes: ['Remove the byte order mark'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const byteOrderMark = defineSyntaxRule('byte-order-mark', {
	severity: 'warning',
	message: () =>
		message('The file begins with a byte order mark, which kextutil and OSKext do not take'),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Remove the byte order mark'), range, '');
	},
});
