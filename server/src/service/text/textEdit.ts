/** Replacements of text ranges, and their application to a text. */
import type { TextRange } from './textRange.js';

/** Replaces the text in `range` by `newText`. */
export interface TextEdit {
	readonly range: TextRange;
	readonly newText: string;
}

/**
 * The text after all edits, which must not overlap; two insertions at one offset keep their order.
 * @throws never; an edit that overlaps an earlier one is left out.
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
