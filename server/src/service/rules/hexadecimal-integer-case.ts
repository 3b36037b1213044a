/** A hexadecimal integer with uppercase digits or `0X`. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { integerFixes } from './shared/integerFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const hexadecimalIntegerCaseDocs: RuleDocs = {
	what: 'A hexadecimal integer with uppercase digits or `0X`.',
	get why() {
		return `${kextToolsReject} IOCFUnserialize accepts only \`0x\` and the digits a to f.`;
	},
	fix: 'Use decimal digits, or lowercase.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|0x1A2B|]</integer>',
				fixed: '<key>Number</key>\n<integer>6699</integer>',
				findings: [
					"hint: '0x1A2B' must be written in lowercase. OSKext and kextutil reject the file.",
				],
				fixes: ["Change to '6699'"],
			},
		],
		good: [
			{ text: '<key>Number</key>\n<integer>6699</integer>' },
			{ text: '<key>Number</key>\n<integer>0x1a2b</integer>' },
		],
	}),
};

const messages = defineMessages('hexadecimal-integer-case', {
	uppercase: "'{written}' must be written in lowercase.",
});

export const hexadecimalIntegerCase = defineSyntaxRule('hexadecimal-integer-case', {
	severity: 'warning',
	messages,
	message: ({ written }) => messages.uppercase({ written }),
	fixes: integerFixes,
});
