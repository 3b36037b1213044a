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

it('no line of an explanation is longer than a line of a quick pick', () => {
	for (const { meaning, remedy } of logMessages.messages) {
		for (const text of [meaning, remedy]) {
			const lines = labelLines(text);
			expect(lines.join(' ')).toBe(text);
			for (const line of lines) expect(line.length).toBeLessThanOrEqual(lineLength);
		}
	}
});
