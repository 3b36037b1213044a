/** The indentation of lines. */
import { skipSpaces } from '../syntax/characters.js';
import { startOfLine } from '../text/line.js';

/** The indentation of the line of `offset`. */
export function indentOfLine(text: string, offset: number): string {
	const start = startOfLine(text, offset);
	return text.slice(start, skipSpaces(text, start, offset));
}

/** The indentation before `offset`; undefined if anything else is before it on its line. */
export function indentBefore(text: string, offset: number): string | undefined {
	const start = startOfLine(text, offset);
	return skipSpaces(text, start, offset) === offset ? text.slice(start, offset) : undefined;
}

/** Replaces the indentation `from` of the lines after the first by `to`. Lines with less indentation do not change. */
export function reindent(written: string, from: string, to: string): string {
	return written.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, eol: string, indent: string) =>
		indent.startsWith(from) ? eol + to + indent.slice(from.length) : eol + indent,
	);
}
