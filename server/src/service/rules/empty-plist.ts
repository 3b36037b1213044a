/** A property list without a value. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const emptyPlist = defineSyntaxRule({
	code: 'empty-plist',
	severity: 'error',
	docs: {
		what: 'A property list without a value.',
		why: 'There is nothing to read: the bundle has no properties.',
		fix: 'Write a `<dict>` with the keys of the bundle.',
		references: ['CoreFoundation CFPropertyList.c:parseXMLPropertyList'],
	},
	examples: {
		bad: [{ text: '[|<?xml version="1.0" encoding="UTF-8"?>|]\n' }],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	},
	message: () => message('The property list has no value'),
	severityOf: severityByRefusal,
});
