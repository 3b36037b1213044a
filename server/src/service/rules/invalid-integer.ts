/** Text in `<integer>` that is no number. */

import { message } from '../document/finding.js';
import { isUnexpandedNumber } from '../document/unexpanded.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const invalidIntegerDocs: RuleDocs = {
	what: 'Text in `<integer>` that is no number.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write decimal digits, or `0x` and hexadecimal ones. A build variable of Xcode can only stand in a `<string>`; a token that a script or the preprocessor replaces before Xcode reads the file is not reported.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|12a|]</integer>',
				findings: ["error: '12a' is no integer: no program can read the file"],
			},
			{
				text: '<key>Number</key>\n<integer>[|XXXX|]</integer>',
				findings: ["error: 'XXXX' is no integer: no program can read the file"],
			},
			{
				text: '<key>Number</key>\n<integer>[|$(VID)|]</integer>',
				findings: ["error: '$(VID)' is no integer: no program can read the file"],
			},
			{
				text: '#define VENDOR_ID 1452\n<key>Number</key>\n<integer>[|12a|]</integer>',
				findings: ["error: '12a' is no integer: no program can read the file"],
			},
		],
		good: [
			{ text: '<key>Number</key>\n<integer>42</integer>' },
			{ text: '#define kVendor 1452\n<key>Number</key>\n<integer>kVendor</integer>' },
			...['VENDOR_ID', '@VID@', '{{vid}}', '__PID__'].map((token) => ({
				text: `<key>Number</key>\n<integer>${token}</integer>`,
			})),
		],
	}),
};

export const invalidInteger = defineSyntaxRule('invalid-integer', {
	severity: 'error',
	message: ({ written }) => message("'{0}' is no integer: no program can read the file", written),
	severityOf: (fault, plist) =>
		isUnexpandedNumber(fault.written, plist) ? 'off' : severityByRefusal(fault, plist),
});
