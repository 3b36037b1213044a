/** A quotation mark that is written as an entity. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const quoteEntityDocs: RuleDocs = {
	what: 'A quotation mark that is written as `&quot;` or `&apos;`.',
	get why() {
		return `${kextToolsReject} Kexts failed to load because of it.`;
	},
	fix: 'Write the quotation mark itself. Between tags it does not need an entity.',
	references: [
		'IOKitUser IOCFUnserialize.yacc:getString',
		'https://github.com/RehabMan/OS-X-Voodoo-PS2-Controller/issues/40',
	],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>Bob[|&apos;|]s</string>',
				fixed: "<key>Name</key>\n<string>Bob's</string>",
				findings: [
					"hint: '&apos;' is not supported by IOKit. OSKext and kextutil reject the file.",
				],
				fixes: ['Change to a plain quotation mark'],
			},
		],
		good: [{ text: "<key>Name</key>\n<string>Bob's</string>" }],
	}),
};

const messages = defineMessages('quote-entity', {
	change: 'Change to a plain quotation mark',
	quote: "'{entity}' is not supported by IOKit.",
});

export const quoteEntity = defineSyntaxRule('quote-entity', {
	severity: 'warning',
	messages,
	message: ({ entity }) => messages.quote({ entity }),
	fixes: ({ decoded, range }) => [replaceTextFix(messages.change(), range, decoded)],
});
