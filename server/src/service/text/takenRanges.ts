/** Ranges that edits take, in which no other edit may begin or end. */
import { countWhile } from './ordered.js';
import type { TextRange } from './textRange.js';

export class TakenRanges {
	/** In order, none of which touches another. */
	private readonly ranges: TextRange[] = [];

	/** Whether `range` touches or overlaps one of the ranges. Takes logarithmic time. */
	touches({ start, end }: TextRange): boolean {
		const next = this.ranges[this.countBefore(start)];
		return next !== undefined && next.start <= end;
	}

	/** Adds a range; those that it touches become one with it. */
	add({ start, end }: TextRange): void {
		const from = this.countBefore(start);
		let to = from;
		let joined = { start, end };
		for (let next = this.ranges[to]; next && next.start <= end; next = this.ranges[++to]) {
			joined = { start: Math.min(joined.start, next.start), end: Math.max(joined.end, next.end) };
		}
		this.ranges.splice(from, to - from, joined);
	}

	/** The number of ranges that end before `offset`. */
	private countBefore(offset: number): number {
		return countWhile(this.ranges.length, (at) => (this.ranges[at]?.end ?? 0) < offset);
	}
}
