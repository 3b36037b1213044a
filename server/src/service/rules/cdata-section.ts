/** A CDATA section. */

import { message } from '../document/finding.js';
import { escapeText } from '../edit/xmlText.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const cdataSectionDocs: RuleDocs = {
	what: 'A CDATA section.',
	why: 'CoreFoundation reads it in strings and keys, but the parser behind kextutil and OSKext (IOCFUnserialize) refuses the whole file.',
	fix: 'Write the text with `&lt;` and `&amp;`.',
	references: [
		'IOKitUser IOCFUnserialize.yacc:getString',
		'CoreFoundation CFPropertyList.c:parseCDSect_pl',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>[|<![CDATA[a & b]]>|]</string>',
				fixed: '<key>Name</key>\n<string>a &amp; b</string>',
				findings: ['hint: A CDATA section in <string> is not known to kextutil and OSKext'],
				fixes: ['Write it as text'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>a &amp; b</string>' }],
	}),
};

export const cdataSection = defineSyntaxRule('cdata-section', {
	severity: 'warning',
	message: ({ element }) =>
		message('A CDATA section in <{0}> is not known to kextutil and OSKext', element),
	severityOf: severityByRefusal,
	fixes({ plist }, { range }) {
		const content = plist.text.slice(range.start + '<![CDATA['.length, range.end - 3);
		return replaceTextFix(message('Write it as text'), range, escapeText(content));
	},
});
