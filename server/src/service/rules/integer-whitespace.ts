/** Whitespace around the digits of an integer. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { integerFixes } from './shared/integerFixes.js';
import { severitiesByRejection } from './shared/severityByRejection.js';

export const integerWhitespaceDocs: RuleDocs = {
	what: 'Whitespace around the digits of an integer.',
	why: 'No parser accepts whitespace after the digits. OSKext and `kextutil` also reject whitespace before them.',
	otherSeverities: severitiesByRejection,
	fix: 'Remove the whitespace.',
	references: [
		'CoreFoundation CFPropertyList.c:parseIntegerTag',
		'IOKitUser IOCFUnserialize.yacc:getNumber',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Number</key>\n<integer>[|42 |]</integer>',
				fixed: '<key>Number</key>\n<integer>42</integer>',
				findings: ["error: '42 ' contains whitespace."],
				fixes: ["Change to '42'"],
			},
			{
				text: '<key>Number</key>\n<integer>[| 42|]</integer>',
				fixed: '<key>Number</key>\n<integer>42</integer>',
				findings: ["hint: ' 42' contains whitespace. OSKext and kextutil reject the file."],
				fixes: ["Change to '42'"],
			},
		],
		good: [{ text: '<key>Number</key>\n<integer>42</integer>' }],
	}),
};

const messages = defineMessages('integer-whitespace', {
	whitespace: "'{written}' contains whitespace.",
});

export const integerWhitespace = defineSyntaxRule('integer-whitespace', {
	severity: 'error',
	messages,
	message: ({ written }) => messages.whitespace({ written }),
	fixes: integerFixes,
});
