/** Replaces ranges of a text. */
import type { TextRange } from './textRange.js';

/** Replaces the text in `range` by `newText`. */
export interface TextEdit {
	readonly range: TextRange;
	readonly newText: string;
}

/**
 * The text after all edits, which must not overlap; insertions at the same offset keep their order.
 * An edit that overlaps an earlier one is ignored.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const ordered = [...edits].sort((a, b) => a.range.start - b.range.start);
	let result = '';
	let done = 0;
	for (const { range, newText } of ordered) {
		if (range.start < done) continue;
		result += text.slice(done, range.start) + newText;
		done = range.end;
	}
	return result + text.slice(done);
}

/** The edit from `before` to `after` that leaves their equal starts and ends; none where they are equal. */
export function editBetween(before: string, after: string): readonly TextEdit[] {
	if (before === after) return [];
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let end = 0;
	while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
	const range = { start, end: before.length - end };
	return [{ range, newText: after.slice(start, after.length - end) }];
}
