/** A `<key>` where no dict is open. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const keyOutsideDictDocs: RuleDocs = {
	what: 'A `<key>` where no dict is open.',
	why: 'CoreFoundation reads it as a string, IOCFUnserialize refuses the file.',
	fix: 'Put keys and values into a `<dict>`.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Names</key>\n<array>[|<key>|]a</key></array>',
				findings: [
					"warning: '<key>' stands outside a dict, where it is read as a string or not at all",
				],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{ text: '<key>Names</key>\n<array>\n\t<string>a</string>\n</array>' },
		],
	}),
};

export const keyOutsideDict = defineSyntaxRule('key-outside-dict', {
	severity: 'warning',
	message: () =>
		message("'<key>' stands outside a dict, where it is read as a string or not at all"),
	severityOf: ({ refusedBy }) => (refusedBy.includes('CoreFoundation') ? 'error' : 'warning'),
});
