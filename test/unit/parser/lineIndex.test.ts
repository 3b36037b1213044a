/** Offsets and positions, with all kinds of line breaks. */
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../server/src/service/text/lineIndex.js';

describe('LineIndex', () => {
	const text = 'a\nbc\r\n\rd😀e';
	const index = new LineIndex(text);

	it.each([
		[0, 0, 0],
		[1, 0, 1],
		[2, 1, 0],
		[4, 1, 2],
		[6, 2, 0],
		[7, 3, 0],
		[10, 3, 3],
		[text.length, 3, 4],
	])('offset %i is line %i, character %i', (offset, line, character) => {
		expect(index.positionAt(offset)).toEqual({ line, character });
		expect(index.offsetAt({ line, character })).toBe(offset);
	});

	it('clamps offsets outside of the text', () => {
		expect(index.positionAt(-1)).toEqual({ line: 0, character: 0 });
		expect(index.positionAt(99)).toEqual({ line: 3, character: 4 });
		expect(index.offsetAt({ line: 1, character: 99 })).toBe(4);
		expect(index.offsetAt({ line: 99, character: 0 })).toBe(text.length);
	});
});
