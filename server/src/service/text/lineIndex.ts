/** Converts offsets to lines and characters, as editors count them, and back. */
import { isLineBreak } from './line.js';
import { countWhile } from './ordered.js';
import type { TextRange } from './textRange.js';

/** A zero-based line and a zero-based UTF-16 character in it. */
export interface LinePosition {
	readonly line: number;
	readonly character: number;
}

/** The starts of the lines of a text, which are searched when they are first used. A line ends with `\n`, `\r\n` or `\r`. */
export class LineIndex {
	private found: readonly number[] | undefined;

	constructor(private readonly text: string) {}

	private get starts(): readonly number[] {
		this.found ??= lineStarts(this.text);
		return this.found;
	}

	/** The position of `offset`; an offset outside the text is moved to the nearer end. */
	positionAt(offset: number): LinePosition {
		const at = Math.max(0, Math.min(offset, this.text.length));
		const line = countWhile(this.starts.length, (each) => this.startOf(each) <= at) - 1;
		return { line, character: at - this.startOf(line) };
	}

	/** The start of the line that contains `offset`. Takes logarithmic time, whereas `startOfLine` takes time by the length of the line. */
	startOfLine(offset: number): number {
		return this.startOf(this.positionAt(offset).line);
	}

	/** The offset of a position; a character after the end of its line is moved to that end, before the line break. */
	offsetAt({ line, character }: LinePosition): number {
		if (line < 0) return 0;
		if (line >= this.starts.length) return this.text.length;
		const start = this.startOf(line);
		const next = line + 1 < this.starts.length ? this.startOf(line + 1) : this.text.length;
		let end = next;
		while (end > start && isLineBreak(this.text.charCodeAt(end - 1))) end--;
		return Math.max(start, Math.min(start + character, end));
	}

	/** The number of lines; at least one. */
	get count(): number {
		return this.starts.length;
	}

	/** The range of a line without its line break; for a line that does not exist, empty at the end of the text. */
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
