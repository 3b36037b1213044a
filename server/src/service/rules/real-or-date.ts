/** A `<real>` or `<date>`. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const realOrDateDocs: RuleDocs = {
	what: 'A `<real>` or `<date>`.',
	why: 'IOKit has neither: the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Use `<integer>` or `<string>`.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'xnu IOKit/OSNumber.h'],
	examples: () => ({
		bad: [
			{
				text: '<key>Scale</key>\n[|<real>1.5</real>|]',
				findings: ["hint: '<real>' is a type that IOKit does not have"],
			},
		],
		good: [{ text: '<key>Scale</key>\n<integer>2</integer>' }],
	}),
};

export const realOrDate = defineSyntaxRule('real-or-date', {
	severity: 'warning',
	message: ({ element }) => message("'<{0}>' is a type that IOKit does not have", element),
	severityOf: severityByRefusal,
});
