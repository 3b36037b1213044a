/** Searches that only move forward. Each reuses the result of the one before it, so all of them together take linear time. */

import { matchAt } from './matchAt.js';

interface Found {
	readonly from: number;
	readonly at: number;
}

interface Matched {
	readonly from: number;
	/** Infinite if there is no match. */
	readonly start: number;
	readonly end: number;
}

export class ForwardSearch {
	private readonly found = new Map<string, Found>();
	private readonly matched = new Map<string, Matched>();

	constructor(private readonly text: string) {}

	/** Like `text.indexOf(needle, from)`. */
	indexOf(needle: string, from: number): number {
		const before = this.found.get(needle);
		if (before && from >= before.from && (before.at < 0 || before.at >= from)) return before.at;
		const at = this.text.indexOf(needle, from);
		this.found.set(needle, { from, at });
		return at;
	}

	/** The first match of `pattern`, which has the flag `g`, from `from` on. */
	match(pattern: RegExp, from: number): Matched {
		const before = this.matched.get(pattern.source);
		if (before && from >= before.from && before.start >= from) return before;
		const match = matchAt(pattern, this.text, from);
		const start = match?.index ?? Number.POSITIVE_INFINITY;
		const found = { from, start, end: start + (match?.[0].length ?? 0) };
		this.matched.set(pattern.source, found);
		return found;
	}

	/** The first line break from `from` on, or the end of the text. */
	lineEnd(from: number): number {
		const lineFeed = this.indexOf('\n', from);
		const carriageReturn = this.indexOf('\r', from);
		const first = Math.min(lineFeed >>> 0, carriageReturn >>> 0);
		return Math.min(first, this.text.length);
	}
}
