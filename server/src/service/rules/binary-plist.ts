/** A binary property list. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const binaryPlistDocs: RuleDocs = {
	what: 'A binary property list.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) reads XML only; it is not checked further here.',
	fix: 'Convert it: `plutil -convert xml1 Info.plist`.',
	references: ['CoreFoundation CFPropertyList.c:CFPropertyListCreateWithData'],
	examples: () => ({
		bad: [
			{
				text: '[|bplist00|]\u00d1\u0001',
				whole: true,
				findings: [
					'hint: A binary property list: kextutil and OSKext read XML only, and it cannot be checked',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const binaryPlist = defineSyntaxRule('binary-plist', {
	severity: 'warning',
	message: () =>
		message('A binary property list: kextutil and OSKext read XML only, and it cannot be checked'),
	severityOf: severityByRefusal,
});
