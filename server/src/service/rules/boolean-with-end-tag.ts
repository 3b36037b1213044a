/** A boolean that is written as a start tag and an end tag. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { argsOf, replaceTextFix } from './shared/replaceTextFix.js';
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

export const booleanWithEndTag = defineSyntaxRule({
	code: 'boolean-with-end-tag',
	severity: 'warning',
	message: ({ args }) => message("A boolean is written '<{0}/>'", args[0] ?? ''),
	severityOf: severityByRefusal,
	fixes(_context, { at, data }) {
		const args = argsOf(data);
		return replaceTextFix(
			message('Write <{0}/>', args[0] ?? 'true'),
			at.range,
			`<${args[0] ?? 'true'}/>`,
		);
	},
});
