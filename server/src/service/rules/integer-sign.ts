/** A plus sign, or a minus sign before blanks or a hexadecimal number. */

import { message } from '../document/finding.js';
import { readInteger } from '../syntax/scalars.js';
import { defineSyntaxRule } from './rule.js';
import { argsOf, replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const integerSign = defineSyntaxRule({
	code: 'integer-sign',
	severity: 'warning',
	docs: {
		what: 'A plus sign, or a minus sign before blanks or a hexadecimal number.',
		why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
		fix: 'Write the plain decimal number.',
		references: [
			'CoreFoundation CFPropertyList.c:parseIntegerTag',
			'IOKitUser IOCFUnserialize.yacc:getNumber',
		],
	},
	examples: {
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|+5|]</integer>',
				fixed: '<key>Number</key>\n<integer>5</integer>',
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>5</integer>' }],
	},
	message: ({ args }) => message("'{0}' is no number for kextutil and OSKext", args[0] ?? ''),
	severityOf: severityByRefusal,
	fixes(_context, { at, data }) {
		const [written = ''] = argsOf(data);
		const { value } = readInteger(written.trim());
		if (value === undefined) return [];
		return replaceTextFix(message('Write {0}', String(value)), at.range, String(value));
	},
});
