/** A tag that breaks off before its `>`. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unfinishedTagDocs: RuleDocs = {
	what: 'A tag that breaks off before its `>`.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Finish the tag, or delete it.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n<string>Widget</string>\n[|<ke|]\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<ke' breaks off: the tag has no '>'"],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const unfinishedTag = defineSyntaxRule('unfinished-tag', {
	severity: 'error',
	message: ({ tag }) => message("'{0}' breaks off: the tag has no '>'", tag),
	severityOf: severityByRefusal,
});
