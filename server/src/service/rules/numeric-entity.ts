/** A character that is written as a number. */
import { escapeText } from '../edit/xmlText.js';
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { changeTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const numericEntityDocs: RuleDocs = {
	what: 'A character that is written as a number, such as `&#65;`.',
	why: kextToolsReject,
	fix: 'Write the character itself.',
	references: ['IOKitUser IOCFUnserialize.yacc:getString'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>[|&#65;|]</string>',
				fixed: '<key>Name</key>\n<string>A</string>',
				findings: ["hint: '&#65;' is not supported by IOKit. OSKext and kextutil reject the file."],
				fixes: ["Change to 'A'"],
			},
			{
				text: '<key>Name</key>\n<string>[|&#x3C;|]</string>',
				fixed: '<key>Name</key>\n<string>&lt;</string>',
				findings: [
					"hint: '&#x3C;' is not supported by IOKit. OSKext and kextutil reject the file.",
				],
				fixes: ["Change to '&lt;'"],
			},
			{
				text: '<key>Name</key>\n<string>a[|&#10;|]b</string>',
				findings: ["hint: '&#10;' is not supported by IOKit. OSKext and kextutil reject the file."],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>A</string>' }],
	}),
};

const messages = defineMessages('numeric-entity', {
	numeric: "'{entity}' is not supported by IOKit.",
});

export const numericEntity = defineSyntaxRule('numeric-entity', {
	severity: 'warning',
	messages,
	message: ({ entity }) => messages.numeric({ entity }),
	fixes({ decoded, range }) {
		if (/[\u0000-\u001f\u007f]/.test(decoded)) return [];
		return [changeTextFix(range, escapeText(decoded))];
	},
});
