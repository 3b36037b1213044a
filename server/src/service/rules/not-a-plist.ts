/** A text that is no property list of any kind. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const notAPlistDocs: RuleDocs = {
	what: 'A text that is no property list of any kind.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write an XML property list, or delete the file.',
	references: ['CoreFoundation CFPropertyList.c:CFPropertyListCreateWithData'],
	examples: () => ({
		bad: [
			{
				text: '[|property lists are not prose|]',
				whole: true,
				findings: ['error: This is no property list'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const notAPlist = defineSyntaxRule('not-a-plist', {
	severity: 'error',
	message: () => message('This is no property list'),
	severityOf: severityByRefusal,
});
