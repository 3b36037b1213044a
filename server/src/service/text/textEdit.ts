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
	const ordered = edits
		.map((edit, index) => ({ edit, index }))
		.sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
	let result = '';
	let done = 0;
	for (const { edit } of ordered) {
		if (edit.range.start < done) continue;
		result += text.slice(done, edit.range.start) + edit.newText;
		done = edit.range.end;
	}
	return result + text.slice(done);
}
