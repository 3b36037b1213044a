/** More than the kernel takes: a string of 262,142 bytes, or 131,072 objects. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const tooLargeDocs: RuleDocs = {
	what: 'More than the kernel takes: a string of 262,142 bytes, or 131,072 objects.',
	why: 'The kernel refuses the whole personality list.',
	fix: 'Make it smaller, or keep the data in a file of the bundle.',
	references: ['xnu OSUnserializeXML.y:MAX_OBJECTS'],
	examples: () => ({
		bad: [
			{
				text: `<key>Long</key>\n[|<string>|]${'a'.repeat(262_142)}</string>`,
				findings: ['hint: More than the 262141 that the kernel takes'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

export const tooLarge = defineSyntaxRule('too-large', {
	severity: 'warning',
	message: ({ limit }) => message('More than the {0} that the kernel takes', String(limit)),
	severityOf: severityByRefusal,
});
