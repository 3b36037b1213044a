/** The indentation of lines. */
import { SPACE, skipSpaces, TAB } from '../syntax/characters.js';
import { isLineBreak } from '../text/line.js';
import type { LineIndex } from '../text/lineIndex.js';

/** A text and its lines, such as a plist. */
export interface TextOnLines {
	readonly text: string;
	readonly lines: LineIndex;
}

/** The indentation of the line of `offset`. */
export function indentOfLine({ text, lines }: TextOnLines, offset: number): string {
	const start = lines.startOfLine(offset);
	return text.slice(start, skipSpaces(text, start, offset));
}

/** The indentation before `offset`; undefined if anything else is before it on its line. */
export function indentBefore(text: string, offset: number): string | undefined {
	let start = offset;
	while (start > 0 && isSpaceOrTab(text.charCodeAt(start - 1))) start--;
	const isAtStart = start === 0 || isLineBreak(text.charCodeAt(start - 1));
	return isAtStart ? text.slice(start, offset) : undefined;
}

/** Replaces the indentation `from` of the lines after the first by `to`. Lines with less indentation do not change. */
export function reindent(written: string, from: string, to: string): string {
	return written.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, eol: string, indent: string) =>
		indent.startsWith(from) ? eol + to + indent.slice(from.length) : eol + indent,
	);
}

function isSpaceOrTab(code: number): boolean {
	return code === SPACE || code === TAB;
}
