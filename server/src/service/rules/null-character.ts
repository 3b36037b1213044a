/** A character with the code zero. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { replaceTextFix } from './shared/replaceTextFix.js';
import { severityByRefusal } from './shared/severityByRefusal.js';

export const nullCharacterDocs: RuleDocs = {
	what: 'A character with the code zero.',
	why: 'The parser behind kextutil and OSKext takes it for the end of the file; between elements nobody takes it.',
	fix: 'Delete it. A file full of them is UTF-16 without a byte order mark.',
	references: ['IOKitUser IOCFUnserialize.yacc'],
	examples: () => ({
		bad: [
			{
				text: '<key>Name</key>\n<string>a[|\0|]b</string>',
				fixed: '<key>Name</key>\n<string>ab</string>',
				findings: [
					'hint: The file holds a NUL character, at which kextutil and OSKext stop reading',
				],
				fixes: ['Delete it'],
			},
		],
		good: [{ text: '<key>Name</key>\n<string>ab</string>' }],
	}),
};

export const nullCharacter = defineSyntaxRule('null-character', {
	severity: 'error',
	message: () =>
		message('The file holds a NUL character, at which kextutil and OSKext stop reading'),
	severityOf: severityByRefusal,
	fixes(_context, { range }) {
		return replaceTextFix(message('Delete it'), range, '');
	},
});
