/** A byte order mark at the start of the file. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';
import { kextToolsReject } from './shared/whoRejects.js';

export const byteOrderMarkDocs: RuleDocs = {
	what: 'A byte order mark at the start of the file.',
	why: kextToolsReject,
	fix: 'Save the file as UTF-8 without a byte order mark.',
	references: ['IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '[|\ufeff|]<plist version="1.0">\n<dict/>\n</plist>\n',
				fixed: '<plist version="1.0">\n<dict/>\n</plist>\n',
				findings: [
					'hint: The file starts with a byte order mark. OSKext and kextutil reject the file.',
				],
				fixes: ['Remove the byte order mark'],
			},
		],
		good: [{ text: '<plist version="1.0">\n<dict/>\n</plist>\n' }],
	}),
};

const messages = defineMessages('byte-order-mark', {
	byteOrderMark: 'The file starts with a byte order mark.',
	remove: 'Remove the byte order mark',
});

export const byteOrderMark = defineSyntaxRule('byte-order-mark', {
	severity: 'warning',
	messages,
	message: () => messages.byteOrderMark(),
	fixes: ({ range }) => [replaceTextFix(messages.remove(), range, '')],
});
