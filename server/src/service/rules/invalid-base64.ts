/** Data that is not complete base64. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';
import { entityFixes } from './shared/declaredEntities.js';

export const invalidBase64Docs: RuleDocs = {
	what: 'Data with a character that is not base64, or with an incomplete last group.',
	why: 'Parsers ignore unknown ASCII characters and drop an incomplete last group of four without a message, so the driver gets other bytes. CoreFoundation, and with it Xcode, rejects other characters.',
	otherSeverities: {
		error: 'where CoreFoundation rejects the file.',
	},
	fix: 'Encode the bytes again.',
	references: ['CoreFoundation CFPropertyList.c:__CFPLDataDecode'],
	examples: () => ({
		bad: [
			{
				text: '<key>Blob</key>\n<data>[|AAE|]</data>',
				findings: ['warning: The last base64 group is incomplete. Parsers drop its bytes.'],
			},
			{
				text: '<key>Blob</key>\n<data>[|AA-E=|]</data>',
				findings: ["warning: '-' is not a base64 character. Parsers ignore it."],
			},
			{
				text: '<key>Blob</key>\n<data>[|AAE=é|]</data>',
				findings: ["error: 'é' is not a base64 character."],
			},
		],
		good: [{ text: '<key>Blob</key>\n<data>AAE=</data>' }],
	}),
};

const messages = defineMessages('invalid-base64', {
	character: "'{character}' is not a base64 character.",
	ignored: "'{character}' is not a base64 character. Parsers ignore it.",
	incomplete: 'The last base64 group is incomplete. Parsers drop its bytes.',
});

export const invalidBase64 = defineSyntaxRule('invalid-base64', {
	severity: 'warning',
	messages,
	severityOf: ({ rejectedBy }) => (rejectedBy.includes('CoreFoundation') ? 'error' : 'warning'),
	message({ strayCharacter: character, rejectedBy }) {
		if (character === '') return messages.incomplete();
		return messages[rejectedBy.length === 0 ? 'ignored' : 'character']({ character });
	},
	fixes: ({ range }, { plist }) => entityFixes(range, plist) ?? [],
});
