/** Each message of the log is found in the line that is its example, and names real rules and keys. */
import { describe, expect, it } from 'vitest';
import logMessagesFile from '../../schemas/facts/logMessages.json' with { type: 'json' };
import { describedKeys, explainLog, rules } from '../../server/src/service/index.js';
import { logMessages } from '../../server/src/service/platform/logMessages.js';

const idsIn = (text: string): readonly string[] =>
	explainLog(text).explained.map(({ message }) => message.id);

describe.each(logMessagesFile.messages)('$id', ({ id, example, patterns }) => {
	it('is found in its example', () => {
		expect(idsIn(example)).toEqual([id]);
	});

	it.each(patterns)('is found in the text of its pattern %s', (pattern) => {
		expect(idsIn(pattern.replace(/\{\w+\*?\}/g, 'Widget-1'))).toEqual([id]);
	});
});

it('each rule exists', () => {
	const codes = new Set(rules.map(({ code }) => code));
	const named = logMessages().flatMap((message) => message.rules);
	expect(named.filter((code) => !codes.has(code))).toEqual([]);
});

it('each key is described', () => {
	const described = new Set(describedKeys().map(({ key }) => key));
	const named = new Set(logMessages().flatMap(({ keys }) => keys));
	expect([...named].filter((key) => !described.has(key))).toEqual([]);
});

it('each id is unique', () => {
	expect(new Set(logMessages().map(({ id }) => id)).size).toBe(logMessages().length);
});
