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

/** The text of a string or key, of which line breaks are a part, or a line break with the indentation after it. */
const textOrLine = /<(?:string|key)\b[^<>]*(?<!\/)>[^<]*|(\r\n|\n|\r)([ \t]*)/g;

/**
 * Replaces the indentation `from` of the lines after the first by `to`, and their line breaks by `eol` if it is given.
 * Lines with less indentation and the text of strings do not change.
 */
export function reindent(written: string, from: string, to: string, eol?: string): string {
	return written.replace(textOrLine, (all, own: string | undefined, indent = '') => {
		if (own === undefined) return all;
		const rest = indent.startsWith(from) ? to + indent.slice(from.length) : indent;
		return (eol ?? own) + rest;
	});
}

function isSpaceOrTab(code: number): boolean {
	return code === SPACE || code === TAB;
}
