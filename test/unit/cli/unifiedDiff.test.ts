/** Unified diffs: their format, and that applying them yields the new text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unifiedDiff } from '../../../server/src/cli/unifiedDiff.js';

/** Applies a diff like `patch`: the old lines must be at the position of the hunk. */
function patched(before: string, diff: string): string {
	const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
	const result: string[] = [];
	let at = 0;
	const lines = diff.split('\n').slice(2, -1);
	for (const [index, line] of lines.entries()) {
		const missingEnd = lines[index + 1]?.startsWith('\\') === true;
		const text = `${line.slice(1)}${missingEnd ? '' : '\n'}`;
		const hunk = /^@@ -(\d+),(\d+) \+\d+,\d+ @@$/.exec(line);
		if (hunk) {
			const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);
			result.push(...old.slice(at, start));
			at = start;
		} else if (line.startsWith('+')) {
			result.push(text);
		} else if (!line.startsWith('\\')) {
			expect(text).toBe(old[at]);
			if (line.startsWith(' ')) result.push(text);
			at++;
		}
	}
	return [...result, ...old.slice(at)].join('');
}

it('shows a change with three lines around it', () => {
	const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
	expect(unifiedDiff('x.plist', before, before.replace('e', 'E'))).toBe(
		'--- x.plist\n+++ x.plist\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
	);
});

it('marks a last line without a line end', () => {
	expect(unifiedDiff('x', 'a', 'a\n')).toBe(
		'--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n',
	);
});

it('is empty if nothing changed', () => {
	expect(unifiedDiff('x', 'a\n', 'a\n')).toBe('');
});

it('yields the new text when applied to the old one', () => {
	const text = fc
		.tuple(fc.array(fc.constantFrom('a', 'b', '', '\tc\r')), fc.boolean())
		.map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			const diff = unifiedDiff('x', before, after);
			expect(diff === '' ? before : patched(before, diff)).toBe(after);
		}),
		{ seed: 1, numRuns: 500 },
	);
});

it('replaces everything if too much differs', () => {
	const lines = (word: string): string =>
		Array.from({ length: 1500 }, (_, index) => `${word} ${index}`).join('\n');
	const before = `${lines('old')}\n`;
	const diff = unifiedDiff('x', before, lines('new'));
	expect(diff).toMatch(/^--- x\n\+\+\+ x\n@@ -1,1500 \+1,1500 @@\n-old 0\n/);
	expect(patched(before, diff)).toBe(lines('new'));
});

it('ends names with spaces at a tab, as patch reads them', () => {
	expect(unifiedDiff('My Driver/x', 'a\n', 'b\n').split('\n').slice(0, 3)).toEqual([
		'--- My Driver/x\t',
		'+++ My Driver/x\t',
		'@@ -1,1 +1,1 @@',
	]);
});
