/** Searches that only ever move forward: what one found, or did not find, serves the next, so that all together stay linear. */

interface Found {
	readonly from: number;
	readonly at: number;
}

export class ForwardSearch {
	private readonly found = new Map<string, Found>();

	constructor(private readonly text: string) {}

	/** As `text.indexOf(needle, from)`. */
	indexOf(needle: string, from: number): number {
		const before = this.found.get(needle);
		if (before && from >= before.from && (before.at < 0 || before.at >= from)) return before.at;
		const at = this.text.indexOf(needle, from);
		this.found.set(needle, { from, at });
		return at;
	}

	/** The line break at or behind `from`, or the end of the text. */
	lineEnd(from: number): number {
		const lineFeed = this.indexOf('\n', from);
		const carriageReturn = this.indexOf('\r', from);
		const first = Math.min(lineFeed >>> 0, carriageReturn >>> 0);
		return Math.min(first, this.text.length);
	}
}
