/** Blanks around the digits of an integer. */
import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { decimalFix } from './shared/decimalFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const integerWhitespaceDocs: RuleDocs = {
	what: 'Blanks around the digits of an integer.',
	why: 'Blanks behind the number make every program refuse the file; blanks before it only kextutil and OSKext.',
	fix: 'Delete the blanks.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|42 |]</integer>',
				fixed: '<key>Number</key>\n<integer>42</integer>',
				findings: ["error: '42 ' has blanks around the number"],
				fixes: ['Write 42'],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>42</integer>' }],
	}),
};

export const integerWhitespace = defineSyntaxRule('integer-whitespace', {
	severity: 'error',
	message: ({ written }) => message("'{0}' has blanks around the number", written),
	severityOf: severityByRefusal,
	fixes: (_context, fault) => decimalFix(fault),
});
