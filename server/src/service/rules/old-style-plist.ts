/** A property list in the old style of OpenStep, with braces and semicolons. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const oldStylePlistDocs: RuleDocs = {
	what: 'A property list in the old style of OpenStep, with braces and semicolons.',
	why: 'CoreFoundation reads it, but the parser behind kextutil and OSKext (IOCFUnserialize) reads XML only; it is not checked further here.',
	fix: 'Convert it: `plutil -convert xml1 Info.plist`.',
	references: ['CoreFoundation CFPropertyList.c:parseOldStylePropertyListOrStringsFile'],
	examples: () => ({
		bad: [
			{
				text: '[|{ CFBundleName = Widget; }|]',
				whole: true,
				findings: [
					'hint: An old-style property list: kextutil and OSKext read XML only, and it cannot be checked',
				],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const oldStylePlist = defineSyntaxRule('old-style-plist', {
	severity: 'warning',
	message: () =>
		message(
			'An old-style property list: kextutil and OSKext read XML only, and it cannot be checked',
		),
	severityOf: severityByRefusal,
});
