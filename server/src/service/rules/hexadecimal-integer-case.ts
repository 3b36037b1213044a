/** A hexadecimal number with upper-case digits or `0X`. */
import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { decimalFix } from './shared/decimalFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const hexadecimalIntegerCaseDocs: RuleDocs = {
	what: 'A hexadecimal number with upper-case digits or `0X`.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) knows only `0x` and lower-case digits, and refuses the whole file.',
	fix: 'Write it in decimal, or in lower case.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|0x1A2B|]</integer>',
				fixed: '<key>Number</key>\n<integer>6699</integer>',
				findings: [
					"hint: '0x1A2B' is no number for kextutil and OSKext: they know lower-case hexadecimal digits only",
				],
				fixes: ['Write 6699'],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>6699</integer>' }],
	}),
};

export const hexadecimalIntegerCase = defineSyntaxRule('hexadecimal-integer-case', {
	severity: 'warning',
	message: ({ written }) =>
		message(
			"'{0}' is no number for kextutil and OSKext: they know lower-case hexadecimal digits only",
			written,
		),
	severityOf: severityByRefusal,
	fixes: (_context, fault) => decimalFix(fault),
});
