/** The difference between two versions of a text as edits of lines, so that equal lines and the cursors in them stay. */
import { diffLines } from 'diff';
import type { TextEdit } from '../service/index.js';

/** The number of changed lines up to which the shortest difference is computed. With more, the whole text is replaced. */
const mostEdits = 500;

/** Edits from `before` to `after`, in the order of the text; undefined where the texts are equal. */
export function changeBetween(before: string, after: string): readonly TextEdit[] | undefined {
	if (before === after) return undefined;
	const pieces = diffLines(before, after, { maxEditLength: mostEdits });
	if (!pieces) return [{ range: { start: 0, end: before.length }, newText: after }];
	const edits: TextEdit[] = [];
	let offset = 0;
	let open: { readonly start: number; newText: string } | undefined;
	for (const { added, removed, value } of pieces) {
		if (!added && !removed) {
			if (open) edits.push({ range: { start: open.start, end: offset }, newText: open.newText });
			open = undefined;
		} else {
			open ??= { start: offset, newText: '' };
			if (added) open.newText += value;
		}
		if (!added) offset += value.length;
	}
	if (open) edits.push({ range: { start: open.start, end: offset }, newText: open.newText });
	return edits;
}
