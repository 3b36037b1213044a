/** An integer of more than 64 bits. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const integerOverflowDocs: RuleDocs = {
	what: 'An integer of more than 64 bits.',
	why: 'CoreFoundation rejects the file. The parsers of IOKit drop the upper bits.',
	fix: 'Use a number from -2⁶³ to 2⁶⁴-1.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|18446744073709551616|]</integer>',
				findings: ["error: '18446744073709551616' exceeds 64 bits."],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>42</integer>' }],
	}),
};

const messages = defineMessages('integer-overflow', {
	overflow: "'{written}' exceeds 64 bits.",
});

export const integerOverflow = defineSyntaxRule('integer-overflow', {
	severity: 'error',
	messages,
	message: ({ written }) => messages.overflow({ written }),
});
