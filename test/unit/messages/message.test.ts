/** What a person reads of a message: one line, whatever the file contains. */
import { expect, it } from 'vitest';
import { defineMessages, renderMessage } from '../../../server/src/service/messages/message.js';

const messages = defineMessages('test', {
	count: 'The file has {count} values.',
	names: '{names} are missing.',
	value: "'{value}' is unknown.",
});

it.each([
	['a value', messages.value({ value: 'a' }), "'a' is unknown."],
	[
		'control characters',
		messages.value({ value: '0x12\n34\t\0' }),
		"'0x12\\n34\\t\\u0000' is unknown.",
	],
	[
		'a long value',
		messages.value({ value: `a${'-'.repeat(5000)}b` }),
		`'a${'-'.repeat(31)}…${'-'.repeat(30)}b' is unknown.`,
	],
	['a number', messages.count({ count: 262141 }), 'The file has 262,141 values.'],
	['a fraction', messages.count({ count: 0.25 }), 'The file has 0.25 values.'],
	['a list', messages.names({ names: ['a', 'b', 'c'] }), 'a, b, and c are missing.'],
	['alternatives', messages.names({ names: { anyOf: ['a', 'b'] } }), 'a or b are missing.'],
	[
		'a consequence',
		{ ...messages.value({ value: 'a' }), consequence: messages.count({ count: 1 }) },
		"'a' is unknown. The file has 1 values.",
	],
])('renders %s', (_, message, text) => {
	expect(renderMessage(message)).toBe(text);
});
