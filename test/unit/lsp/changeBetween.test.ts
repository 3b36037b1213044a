/** The edits of *fix all*: they give the new text, and leave the lines alone that did not change. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeBetween } from '../../../server/src/lsp/changeBetween.js';
import { applyEdits } from '../../../server/src/service/index.js';

it('is none where nothing changed', () => {
	expect(changeBetween('a\nb', 'a\nb')).toBeUndefined();
});

it('leaves equal lines between two changes alone', () => {
	expect(changeBetween('a\r\nb\r\nc\r\n', 'A\r\nb\r\nC\r\n')).toEqual([
		{ range: { start: 0, end: 3 }, newText: 'A\r\n' },
		{ range: { start: 6, end: 9 }, newText: 'C\r\n' },
	]);
});

it('gives the new text when applied to the old one', () => {
	const text = fc
		.array(fc.constantFrom('a\n', 'b\r\n', '\n', 'c\r', '😀\n', 'd'), { maxLength: 12 })
		.map((lines) => lines.join(''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			const edits = changeBetween(before, after) ?? [];
			expect(applyEdits(before, edits)).toBe(after);
			expect(edits.length > 0).toBe(before !== after);
		}),
		{ seed: 1, numRuns: 500 },
	);
});

it('replaces everything where too much differs', () => {
	const lines = (word: string): string =>
		Array.from({ length: 600 }, (_, index) => `${word} ${index}\n`).join('');
	const old = lines('old');
	expect(changeBetween(old, lines('new'))).toEqual([
		{ range: { start: 0, end: old.length }, newText: lines('new') },
	]);
});
