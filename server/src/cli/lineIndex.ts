/** From offsets to lines, for reports. */
import type { TextRange } from '../service/index.js';

/** The lines of a text; CR, LF and CRLF end one. Lines and characters count from zero, in UTF-16 units as in LSP. */
export class LineIndex {
	readonly #text: string;
	readonly #starts: readonly number[];

	constructor(text: string) {
		this.#text = text;
		const starts = [0];
		for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
		this.#starts = starts;
	}

	positionAt(offset: number): { readonly line: number; readonly character: number } {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, character: offset - (this.#starts[low] ?? 0) };
	}

	/** The line without its end. */
	lineRange(line: number): TextRange {
		const start = this.#starts[line] ?? this.#text.length;
		const next = this.#starts[line + 1];
		if (next === undefined) return { start, end: this.#text.length };
		const lineEnd = /\r\n?$|\n$/.exec(this.#text.slice(Math.max(start, next - 2), next))?.[0] ?? '';
		return { start, end: next - lineEnd.length };
	}
}
