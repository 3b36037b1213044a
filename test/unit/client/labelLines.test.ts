/** Long texts in quick picks are shown on several lines, none of which is cut. */
import { expect, it } from 'vitest';
import { labelLines, lineLength } from '../../../client/src/pick/labelLines.js';
import logMessages from '../../../schemas/facts/logMessages.json' with { type: 'json' };

it.each([
	['', ['']],
	['IOClass', ['IOClass']],
	[`${'a'.repeat(lineLength - 2)} b c`, [`${'a'.repeat(lineLength - 2)} b`, 'c']],
	[`${'a'.repeat(lineLength)} b`, ['a'.repeat(lineLength), 'b']],
	['$(flame)\n  two', ['\\$(flame) two']],
])('the lines of %j are %j', (text, lines) => {
	expect(labelLines(text)).toEqual(lines);
});

it('shows the first lines of a longer text', () => {
	const text = `${'a'.repeat(lineLength)} ${'b'.repeat(lineLength)} c`;
	expect(labelLines(text, 2)).toEqual(['a'.repeat(lineLength), `${'b'.repeat(lineLength - 1)}…`]);
	expect(labelLines('a b', 2)).toEqual(['a b']);
	expect(labelLines(`${'a'.repeat(lineLength)} b c`, 2)).toEqual(['a'.repeat(lineLength), 'b c']);
});

it('no line of an explanation is longer than a line of a quick pick', () => {
	for (const { meaning, remedy } of logMessages.messages) {
		for (const text of [meaning, remedy]) {
			const lines = labelLines(text);
			expect(lines.join(' ')).toBe(text);
			for (const line of lines) expect(line.length).toBeLessThanOrEqual(lineLength);
		}
	}
});
