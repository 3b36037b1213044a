/** An integer of more than 64 bits. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const integerOverflowDocs: RuleDocs = {
	what: 'An integer of more than 64 bits.',
	why: 'CoreFoundation refuses the file; IOKit cuts the number off.',
	fix: 'Write a number between -2⁶³ and 2⁶⁴-1.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|18446744073709551616|]</integer>',
				findings: ["error: '18446744073709551616' does not fit into 64 bits"],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>42</integer>' }],
	}),
};

export const integerOverflow = defineSyntaxRule('integer-overflow', {
	severity: 'error',
	message: ({ written }) => message("'{0}' does not fit into 64 bits", written),
	severityOf: severityByRefusal,
});
