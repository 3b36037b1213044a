/** A `<real>` or `<date>`. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const realOrDateDocs: RuleDocs = {
	what: 'A `<real>` or `<date>`.',
	get why() {
		return `IOKit has neither type. ${kextToolsReject}`;
	},
	fix: 'Use `<integer>` or `<string>`.',
	references: ['IOKitUser IOCFUnserialize.yacc', 'xnu IOKit/OSNumber.h'],
	examples: () => ({
		bad: [
			{
				text: '<key>Scale</key>\n[|<real>1.5</real>|]',
				findings: [
					"hint: '<real>' is not supported by IOKit. OSKext and kextutil reject the file.",
				],
			},
		],
		good: [{ text: '<key>Scale</key>\n<integer>2</integer>' }],
	}),
};

const messages = defineMessages('real-or-date', {
	unsupported: "'<{element}>' is not supported by IOKit.",
});

export const realOrDate = defineSyntaxRule('real-or-date', {
	severity: 'warning',
	messages,
	message: ({ element }) => messages.unsupported({ element }),
});
