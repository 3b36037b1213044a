/** A `<real>` or `<date>`. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const realOrDate = defineSyntaxRule({
	code: 'real-or-date',
	severity: 'warning',
	docs: {
		what: 'A `<real>` or `<date>`.',
		why: 'IOKit has neither: the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
		fix: 'Use `<integer>` or `<string>`.',
		references: ['IOKitUser IOCFUnserialize.yacc', 'xnu IOKit/OSNumber.h'],
	},
	examples: {
		bad: [{ text: '<key>Scale</key>\n[|<real>1.5</real>|]' }],
		good: [{ text: '<key>Scale</key>\n<integer>2</integer>' }],
	},
	message: ({ args }) => message("'<{0}>' is a type that IOKit does not have", args[0] ?? ''),
	severityOf: severityByRefusal,
});
