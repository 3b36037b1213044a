/** Text in `<date>` that is no date. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const invalidDateDocs: RuleDocs = {
	what: 'Text in `<date>` that is no date.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write it as `2026-01-31T12:00:00Z`.',
	references: ['CoreFoundation CFPropertyList.c:parseDateTag'],
	examples: () => ({
		bad: [
			{
				text: '<key>Day</key>\n[|<date>today</date>|]',
				findings: [
					"error: 'today' is no date such as 2026-01-31T12:00:00Z: no program can read the file",
				],
			},
		],
		good: [{ text: '<key>Day</key>\n<string>today</string>' }],
	}),
};

export const invalidDate = defineSyntaxRule('invalid-date', {
	severity: 'error',
	message: ({ written }) =>
		message("'{0}' is no date such as 2026-01-31T12:00:00Z: no program can read the file", written),
	severityOf: severityByRefusal,
});
