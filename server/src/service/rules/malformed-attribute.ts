/** Something in a tag that is no attribute in double quotes, or too long a one. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const malformedAttributeDocs: RuleDocs = {
	what: 'Something in a tag that is no attribute in double quotes, or too long a one.',
	why: 'CoreFoundation passes over attributes; the parser behind kextutil and OSKext (IOCFUnserialize) takes `name="value"` with names and values of at most 30 characters, and at most 31 attributes, and refuses the file otherwise.',
	fix: 'Delete it: attributes mean nothing in a driver plist, but for the version of `<plist>`.',
	references: ['IOKitUser IOCFUnserialize.yacc:getTag'],
	examples: () => ({
		bad: [
			{
				text: "<plist [|version='1.0'|]>\n<dict/>\n</plist>\n",
				findings: ["hint: 'version='1.0'' is no attribute that kextutil and OSKext take"],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const malformedAttribute = defineSyntaxRule('malformed-attribute', {
	severity: 'warning',
	message: ({ attribute }) =>
		message("'{0}' is no attribute that kextutil and OSKext take", attribute),
	severityOf: severityByRefusal,
});
