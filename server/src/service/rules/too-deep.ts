/** Elements nested deeper than a parser goes. */

import { message } from '../document/finding.js';
import { defineSyntaxRule } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const tooDeep = defineSyntaxRule({
	code: 'too-deep',
	severity: 'warning',
	docs: {
		what: 'Elements nested deeper than a parser goes.',
		why: 'The kernel takes about 197 arrays or 98 dicts in each other, IOCFUnserialize 9,997 and 4,998, CoreFoundation 512.',
		fix: 'Nest less deep.',
		references: ['xnu OSUnserializeXML.y:YYINITDEPTH', 'CoreFoundation CFPropertyList.c'],
	},
	examples: {
		bad: [
			{
				text: `<plist version="1.0">\n${'<array>'.repeat(197)}[|<array>|]${'</array>'.repeat(198)}\n</plist>\n`,
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	},
	message: ({ args }) =>
		message('Nested more than {0} deep, where a parser of the system gives up', args[0] ?? ''),
	severityOf: severityByRefusal,
});
