/** A NUL character. */
import { defineMessages } from '../messages/message.js';
import type { TextRange } from '../text/textRange.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/textFixes.js';

export const nullCharacterDocs: RuleDocs = {
	what: 'A NUL character.',
	why: 'OSKext and `kextutil` stop reading there, so the rest of the file is missing. Between elements, CoreFoundation rejects it, too.',
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
		],
		good: [{ text: '<key>Name</key>\n<string>ab</string>' }],
	}),
};

const messages = defineMessages('null-character', {
	nul: 'The text contains a NUL character.',
	remove: 'Remove the NUL character',
});

export const nullCharacter = defineSyntaxRule('null-character', {
	severity: 'error',
	messages,
	message: () => messages.nul(),
	fixes: ({ range }, { plist: { text } }) => [
		replaceTextFix(messages.remove(), wholeRun(text, range), ''),
	],
});

/** The range with the NUL characters next to it, none of which may take its place. */
function wholeRun(text: string, range: TextRange): TextRange {
	let { start, end } = range;
	while (text.charCodeAt(start - 1) === 0) start--;
	while (text.charCodeAt(end) === 0) end++;
	return { start, end };
}
