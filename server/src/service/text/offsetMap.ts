/** Relates the offsets in a text to those in the text after edits. */
import { countWhile } from './ordered.js';
import type { TextEdit } from './textEdit.js';
import type { TextRange } from './textRange.js';

/** Edits that do not overlap, with the ranges of the old texts and of the new ones, both in order. */
export class OffsetMap {
	private readonly before: readonly TextRange[];
	private readonly after: readonly TextRange[];

	constructor(edits: readonly TextEdit[]) {
		const sorted = [...edits].sort((a, b) => a.range.start - b.range.start);
		let growth = 0;
		this.before = sorted.map(({ range }) => range);
		this.after = sorted.map(({ range, newText }) => {
			const start = range.start + growth;
			growth += newText.length - (range.end - range.start);
			return { start, end: start + newText.length };
		});
	}

	/** The offset after the edits; insertions at `offset` are before it. An offset in replaced text becomes its end. */
	toAfter(offset: number): number {
		const begun = countWhile(this.before.length, (at) => (this.before[at]?.start ?? 0) <= offset);
		const old = this.before[begun - 1];
		const now = this.after[begun - 1];
		return old && now ? now.end + Math.max(0, offset - old.end) : offset;
	}

	/** Whether the old text has edits between `start` and `end`, but not only at them. */
	changesBefore(range: TextRange): boolean {
		return overlaps(this.before, range);
	}

	/** Whether the new text has edits between `start` and `end`, but not only at them. */
	changesAfter(range: TextRange): boolean {
		return overlaps(this.after, range);
	}
}

function overlaps(ranges: readonly TextRange[], { start, end }: TextRange): boolean {
	const first = ranges[countWhile(ranges.length, (at) => (ranges[at]?.end ?? 0) <= start)];
	return first !== undefined && first.start < end;
}
