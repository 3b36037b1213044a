/** A start tag with two of its `<` or `>`. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';

export const doubledBracketDocs: RuleDocs = {
	what: 'A start tag with two `<` or two `>`.',
	why: "Xcode, `codesign`, and macOS can't read a file with a second `<`, or with text between elements. A second `>` after `<key>` is the first character of the key, which then has another name.",
	otherSeverities: { warning: 'in the start tag of a key, whose name begins with the second `>`.' },
	fix: 'Remove one of the two.',
	references: ['CoreFoundation CFPropertyList.c:parseXMLElement'],
	examples: () => ({
		bad: [
			{
				text: '[|<<key>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: ["error: '<<key>' has two '<'."],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '[|<key>>|]IOClass</key>\n<string>Widget</string>',
				fixed: '<key>IOClass</key>\n<string>Widget</string>',
				findings: [
					"warning: '<key>>' has two '>'. The second one is the first character of the key.",
				],
				fixes: ["Change to '<key>'"],
			},
			{
				text: '<key>Vendor</key>\n[|<integer>>|]4617</integer>',
				fixed: '<key>Vendor</key>\n<integer>4617</integer>',
				findings: ["error: '<integer>>' has two '>'."],
				fixes: ["Change to '<integer>'"],
			},
		],
		good: [
			{ text: '<key>IOClass</key>\n<string>Widget</string>' },
			{ text: '<key>Minimum</key>\n<string>>5</string>' },
		],
	}),
};

const messages = defineMessages('doubled-bracket', {
	doubled: "'{tag}' has two '{bracket}'.",
	inKey: "'{tag}' has two '{bracket}'. The second one is the first character of the key.",
});

export const doubledBracket = defineSyntaxRule('doubled-bracket', {
	severity: 'error',
	messages,
	severityOf: ({ rejectedBy }) => (rejectedBy.length === 0 ? 'warning' : 'error'),
	message: ({ tag, rejectedBy }) =>
		messages[rejectedBy.length === 0 ? 'inKey' : 'doubled']({
			tag,
			bracket: tag.startsWith('<<') ? '<' : '>',
		}),
	fixes: ({ tag, range }) => [
		changeTextFix(
			range,
			tag.replace(/^<<|>>$/, ([one = '']) => one),
		),
	],
});
