/** Lines and characters of a text, as editors count them, from offsets and back. */
import { isLineBreak } from './line.js';
import { countWhile } from './ordered.js';
import type { TextRange } from './textRange.js';

/** A zero-based line, and a zero-based UTF-16 character in it. */
export interface LinePosition {
	readonly line: number;
	readonly character: number;
}

/** Where the lines of a text begin; a line ends with `\n`, `\r\n` or `\r`. */
export class LineIndex {
	private readonly starts: readonly number[];

	constructor(private readonly text: string) {
		this.starts = lineStarts(text);
	}

	/** The position of `offset`; one outside the text counts as its nearest end. */
	positionAt(offset: number): LinePosition {
		const at = Math.max(0, Math.min(offset, this.text.length));
		const line = countWhile(this.starts.length, (each) => this.startOf(each) <= at) - 1;
		return { line, character: at - this.startOf(line) };
	}

	/** The offset of a position; a character behind the end of its line counts as that end, its line break left out. */
	offsetAt({ line, character }: LinePosition): number {
		if (line < 0) return 0;
		if (line >= this.starts.length) return this.text.length;
		const start = this.startOf(line);
		const next = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length;
		let end = next;
		while (end > start && isLineBreak(this.text.charCodeAt(end - 1))) end--;
		return Math.max(start, Math.min(start + character, end));
	}

	/** How many lines there are; at least one. */
	get count(): number {
		return this.starts.length;
	}

	/** A line without its line break; empty at the end of the text for a line that does not exist. */
	rangeOf(line: number): TextRange {
		const start = this.offsetAt({ line, character: 0 });
		return { start, end: this.offsetAt({ line, character: Number.POSITIVE_INFINITY }) };
	}

	private startOf(line: number): number {
		return this.starts[line] ?? 0;
	}
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (!isLineBreak(code)) continue;
		if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
		starts.push(at + 1);
	}
	return starts;
}
