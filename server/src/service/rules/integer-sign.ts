/** An integer with a plus sign, or a minus sign before spaces or hexadecimal digits. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { integerFixes } from './shared/integerFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const integerSignDocs: RuleDocs = {
	what: 'An integer with a plus sign, or with a minus sign before spaces or hexadecimal digits.',
	why: kextToolsReject,
	fix: 'Use decimal digits, with a minus sign directly before them where the number is negative.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|+5|]</integer>',
				fixed: '<key>Number</key>\n<integer>5</integer>',
				findings: [
					"hint: '+5' is not a plain decimal integer. OSKext and kextutil reject the file.",
				],
				fixes: ["Change to '5'"],
			},
			{
				text: '<key>Number</key>\n<integer>[|-0x10|]</integer>',
				fixed: '<key>Number</key>\n<integer>-16</integer>',
				findings: [
					"hint: '-0x10' is not a plain decimal integer. OSKext and kextutil reject the file.",
				],
				fixes: ["Change to '-16'"],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>-5</integer>' }],
	}),
};

const messages = defineMessages('integer-sign', {
	sign: "'{written}' is not a plain decimal integer.",
});

export const integerSign = defineSyntaxRule('integer-sign', {
	severity: 'warning',
	messages,
	message: ({ written }) => messages.sign({ written }),
	fixes: integerFixes,
});
