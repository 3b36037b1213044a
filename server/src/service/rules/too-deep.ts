/** Elements nested deeper than a parser goes. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const tooDeepDocs: RuleDocs = {
	what: 'Elements nested deeper than a parser goes.',
	why: 'The kernel takes 197 arrays in each other or 98 dicts, of dicts that have entries before the inner one 65; IOCFUnserialize takes 9,997, 4,998 and 3,332; CoreFoundation takes 512, on iPadOS 128.',
	fix: 'Nest less deep.',
	references: ['xnu OSUnserializeXML.y:YYINITDEPTH', 'CoreFoundation CFPropertyList.c'],
	examples: () => ({
		bad: [
			{
				text: `<plist version="1.0">\n${'<array>'.repeat(197)}[|<array>|]${'</array>'.repeat(198)}\n</plist>\n`,
				findings: ['hint: Nested more than 197 deep, where a parser of the system gives up'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const tooDeep = defineSyntaxRule('too-deep', {
	severity: 'warning',
	message: ({ limit }) =>
		message('Nested more than {0} deep, where a parser of the system gives up', String(limit)),
	severityOf: severityByRefusal,
});
