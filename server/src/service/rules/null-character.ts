/** NUL characters, all that are next to each other. */
import { defineMessages } from '../messages/message.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { severitiesByRejection } from './shared/severityByRejection.js';
import { replaceTextFix } from './shared/textFixes.js';

export const nullCharacterDocs: RuleDocs = {
	what: 'A NUL character.',
	why: 'OSKext and `kextutil` stop reading there, so the rest of the file is missing. Between elements, CoreFoundation rejects it, too.',
	otherSeverities: severitiesByRejection,
	fix: 'Remove it. A file with many NUL characters is probably UTF-16 without a byte order mark.',
	references: ['IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a[|\0|]b</string>',
				fixed: '<key>Name</key>\n<string>ab</string>',
				findings: ['hint: The text contains a NUL character. OSKext and kextutil reject the file.'],
				fixes: ['Remove the NUL character'],
			},
			{
				text: '<key>Name</key>\n<string>a[|\0\0|]b</string>',
				fixed: '<key>Name</key>\n<string>ab</string>',
				findings: ['hint: The text contains NUL characters. OSKext and kextutil reject the file.'],
				fixes: ['Remove the NUL characters'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>ab</string>' }],
	}),
};

const messages = defineMessages('null-character', {
	nul: 'The text contains a NUL character.',
	nuls: 'The text contains NUL characters.',
	remove: 'Remove the NUL character',
	removeAll: 'Remove the NUL characters',
});

export const nullCharacter = defineSyntaxRule('null-character', {
	severity: 'error',
	messages,
	message: ({ range }) => (isSingle(range) ? messages.nul() : messages.nuls()),
	fixes: ({ range }) => [
		replaceTextFix(isSingle(range) ? messages.remove() : messages.removeAll(), range, ''),
	],
});

function isSingle({ start, end }: TextRange): boolean {
	return end - start === 1;
}
