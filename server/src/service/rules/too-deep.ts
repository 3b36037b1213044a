/** Elements that are nested deeper than a parser supports. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';

export const tooDeepDocs: RuleDocs = {
	what: 'Elements that are nested deeper than a parser supports.',
	why: 'The kernel accepts 197 nested arrays, 98 nested dictionaries, or 65 dictionaries that have entries before the nested one. IOCFUnserialize accepts 9,997, 4,998, and 3,332. CoreFoundation accepts 512 levels on macOS and 128 on iPadOS.',
	otherSeverities: severitiesByRejection,
	fix: 'Use fewer levels.',
	references: ['xnu OSUnserializeXML.y:YYINITDEPTH', 'CoreFoundation CFPropertyList.c'],
	examples: () => ({
		bad: [
			{
				text: `<key>Widget</key>\n${'<array>'.repeat(195)}[|<array>|]${'</array>'.repeat(196)}`,
				findings: ['hint: Nesting exceeds 196 levels, the limit of the kernel.'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('too-deep', {
	CoreFoundation: 'Nesting exceeds {limit} levels, the limit of CoreFoundation.',
	IOCFUnserialize: 'Nesting exceeds {limit} levels, the limit of IOCFUnserialize.',
	kernel: 'Nesting exceeds {limit} levels, the limit of the kernel.',
	unread: 'Nesting exceeds {limit} levels.',
});

export const tooDeep = defineSyntaxRule('too-deep', {
	severity: 'warning',
	messages,
	message: ({ limit, rejectedBy }) => messages[rejectedBy[0] ?? 'unread']({ limit }),
});
