/** A string or a property list that is larger than the kernel accepts. */
import { defineMessages } from '../messages/message.js';
import { defineSyntaxRule, type RuleDocs } from './rule.js';

export const tooLargeDocs: RuleDocs = {
	what: 'A string of more than 262,141 bytes, or more than 131,071 values and keys.',
	why: 'The kernel rejects the whole list of personalities.',
	fix: 'Make it smaller, or move the data to a file of the bundle.',
	references: ['xnu OSUnserializeXML.y:MAX_OBJECTS'],
	examples: () => ({
		bad: [
			{
				text: `<key>Long</key>\n[|<string>|]${'a'.repeat(262_142)}</string>`,
				findings: ['hint: The string has 262,142 bytes. The kernel accepts at most 262,141.'],
			},
		],
		good: [{ text: '<key>IOClass</key>\n<string>Widget</string>' }],
	}),
};

const messages = defineMessages('too-large', {
	bytes: 'The string has {size} bytes. The kernel accepts at most {limit}.',
	objects: 'The file has {size} keys and values. The kernel accepts at most {limit}.',
});

export const tooLarge = defineSyntaxRule('too-large', {
	severity: 'warning',
	messages,
	message: ({ unit, size, limit }) => messages[unit]({ size, limit }),
});
