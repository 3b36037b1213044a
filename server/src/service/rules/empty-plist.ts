/** A property list without a value. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const emptyPlistDocs: RuleDocs = {
	what: 'A property list without a value.',
	why: 'There is nothing to read, so the bundle has no properties.',
	otherSeverities: {
		warning: 'for a file of whitespace only, which CoreFoundation reads as an empty dictionary.',
	},
	fix: 'Add a `<dict>` with the keys of the bundle.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLPropertyList'],
	examples: () => ({
		bad: [
			{
				text: '[|<?xml version="1.0" encoding="UTF-8"?>|]\n',
				findings: ['error: The property list is empty.'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('empty-plist', {
	empty: 'The property list is empty.',
});

export const emptyPlist = defineSyntaxRule('empty-plist', {
	severity: 'error',
	messages,
	// CoreFoundation reads whitespace as an empty dictionary.
	severityOf: ({ rejectedBy }) => (rejectedBy.includes('CoreFoundation') ? 'error' : 'warning'),
	message: () => messages.empty(),
});
