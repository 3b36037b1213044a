/** Data with characters that are not base64, or with an incomplete last group. */

import { message } from '../document/finding.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const invalidBase64Docs: RuleDocs = {
	what: 'Data with characters that are not base64, or with an incomplete last group.',
	why: 'Foreign characters are passed over and an incomplete last group of four is dropped, without a word: the driver gets other bytes.',
	fix: 'Encode the bytes again.',
	references: ['CoreFoundation CFPropertyList.c:__CFPLDataDecode'],
	examples: () => ({
		bad: [
			{
				text: '<key>Blob</key>\n<data>[|AAE|]</data>',
				findings: [
					'warning: The data is not base64 as it should be: bytes are lost when it is read',
				],
			},
		],
		good: [{ text: '<key>Blob</key>\n<data>AAE=</data>' }],
	}),
};

export const invalidBase64 = defineSyntaxRule('invalid-base64', {
	severity: 'warning',
	message: () => message('The data is not base64 as it should be: bytes are lost when it is read'),
});
