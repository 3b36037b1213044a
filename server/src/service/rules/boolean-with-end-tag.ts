/** A boolean that is written as a start tag and an end tag. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const booleanWithEndTagDocs: RuleDocs = {
	what: 'A boolean that is written as a start tag and an end tag.',
	why: 'CoreFoundation takes `<true></true>`, nobody takes anything between the tags, and the parser behind kextutil and OSKext (IOCFUnserialize) refuses the file.',
	fix: 'Write `<true/>` or `<false/>`.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '<key>Flag</key>\n[|<true></true>|]',
				fixed: '<key>Flag</key>\n<true/>',
				findings: ["hint: A boolean is written '<true/>'"],
				fixes: ['Write <true/>'],
			},
		],
		good: [{ text: '<key>Flag</key>\n<true/>' }],
	}),
};

export const booleanWithEndTag = defineSyntaxRule('boolean-with-end-tag', {
	severity: 'warning',
	message: ({ element }) => message("A boolean is written '<{0}/>'", element),
	severityOf: severityByRefusal,
	fixes(_context, { element, range }) {
		return replaceTextFix(message('Write <{0}/>', element), range, `<${element}/>`);
	},
});
