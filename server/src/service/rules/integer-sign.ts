/** A plus sign, or a minus sign before blanks or a hexadecimal number. */
import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { decimalFix } from './shared/decimalFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const integerSignDocs: RuleDocs = {
	what: 'A plus sign, or a minus sign before blanks or a hexadecimal number.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Write the plain decimal number.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|+5|]</integer>',
				fixed: '<key>Number</key>\n<integer>5</integer>',
				findings: ["hint: '+5' is no number for kextutil and OSKext"],
				fixes: ['Write 5'],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>5</integer>' }],
	}),
};

export const integerSign = defineSyntaxRule('integer-sign', {
	severity: 'warning',
	message: ({ written }) => message("'{0}' is no number for kextutil and OSKext", written),
	severityOf: severityByRefusal,
	fixes: (_context, fault) => decimalFix(fault),
});
