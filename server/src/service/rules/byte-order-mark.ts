/** A byte order mark at the beginning of the file. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const byteOrderMark = defineSyntaxRule({
	code: 'byte-order-mark',
	severity: 'warning',
	docs: {
		what: 'A byte order mark at the beginning of the file.',
		why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
		fix: 'Save the file as UTF-8 without a byte order mark.',
		references: ['IOKitUser IOCFUnserialize.yacc'],
	},
	examples: {
		bad: [
			{
				text: '[|\ufeff|]<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	},
	message: () =>
		message('The file begins with a byte order mark, which kextutil and OSKext do not take'),
	severityOf: severityByRefusal,
	fixes(_context, { at }) {
		return replaceTextFix(message('Remove the byte order mark'), at.range, '');
	},
});
