/** An element without its end tag. */

import { message } from '../document/finding.js';
import { elementAt } from '../syntax/nodeAt.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const unclosedElementDocs: RuleDocs = {
	what: 'An element without its end tag.',
	why: 'No program reads a property list with it: Xcode, codesign and the system refuse the whole file.',
	fix: 'Write the end tag.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>IOClass</key>\n[|<string>|]Widget\n<key>IOProviderClass</key>\n<string>IOService</string>',
				fixed:
					'<key>IOClass</key>\n<string>Widget</string>\n<key>IOProviderClass</key>\n<string>IOService</string>',
				findings: ["error: '<string>' has no end tag: no program can read the file"],
				fixes: ['Close <string>'],
			},
			{
				text: '<key>Outer</key>\n[|<dict>|]\n\t<key>Inner</key>\n\t<true/>\n<key>Next</key>\n<true/>',
				fixed:
					'<key>Outer</key>\n<dict>\n\t<key>Inner</key>\n\t<true/></dict>\n<key>Next</key>\n<true/>',
				findings: ["error: '<dict>' has no end tag: no program can read the file"],
				fixes: ['Close <dict>'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const unclosedElement = defineSyntaxRule('unclosed-element', {
	severity: 'error',
	message: ({ element }) =>
		message("'<{0}>' has no end tag: no program can read the file", element),
	severityOf: severityByRefusal,
	fixes({ plist }, { element: name, range }) {
		const element = elementAt(plist.syntax.root, range.start);
		if (!element) return [];
		const end = { start: element.end, end: element.end };
		return replaceTextFix(message('Close <{0}>', name), end, `</${name}>`);
	},
});
