/** A property list without a value. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const emptyPlistDocs: RuleDocs = {
	what: 'A property list without a value.',
	why: 'There is nothing to read: the bundle has no properties.',
	fix: 'Write a `<dict>` with the keys of the bundle.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLPropertyList'],
	examples: () => ({
		bad: [
			{
				text: '[|<?xml version="1.0" encoding="UTF-8"?>|]\n',
				findings: ['error: The property list has no value'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

export const emptyPlist = defineSyntaxRule('empty-plist', {
	severity: 'error',
	message: () => message('The property list has no value'),
	severityOf: severityByRefusal,
});
