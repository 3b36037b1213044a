/** Text in `<integer>` that is no number. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const invalidInteger = defineSyntaxRule({
	code: 'invalid-integer',
	severity: 'error',
	docs: {
		what: 'Text in `<integer>` that is no number.',
		why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
		fix: 'Write decimal digits, or `0x` and hexadecimal ones. A build variable can only stand in a `<string>`.',
		references: [
			'CoreFoundation CFPropertyList.c:parseIntegerTag',
			'IOKitUser IOCFUnserialize.yacc:getNumber',
		],
	},
	examples: {
		bad: [{ text: '<key>Number</key>\n<integer>[|12a|]</integer>' }],
		good: [{ text: '<key>Number</key>\n<integer>42</integer>' }],
	},
	message: ({ args }) =>
		message("'{0}' is no integer: no program can read the file", args[0] ?? ''),
	severityOf: severityByRefusal,
});
