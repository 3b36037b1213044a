/** Text in `<real>` that is no number. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const invalidRealDocs: RuleDocs = {
	what: 'Text in `<real>` that is no number.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write digits with a decimal point. IOKit has no reals: prefer `<integer>`.',
	references: ['CoreFoundation CFPropertyList.c:parseRealTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Scale</key>\n[|<real>1,5</real>|]',
				findings: ["error: '1,5' is no number: no program can read the file"],
			},
		],
		good: [{ text: '<key>Scale</key>\n<integer>2</integer>' }],
	}),
};

export const invalidReal = defineSyntaxRule('invalid-real', {
	severity: 'error',
	message: ({ written }) => message("'{0}' is no number: no program can read the file", written),
	severityOf: severityByRefusal,
});
