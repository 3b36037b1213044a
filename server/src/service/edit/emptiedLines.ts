/** Lines that contain nothing else than a text that is removed. */
import { skipSpaces } from '../syntax/characters.js';
import { isLineBreak } from '../text/line.js';
import type { TextRange } from '../text/textRange.js';
import { indentBefore } from './indentation.js';

/** A range that is removed, with the lines that would be left empty, or the spaces before what is left on its line. */
export function withEmptiedLines(text: string, range: TextRange): TextRange {
	const rest = skipSpaces(text, range.end);
	const indent = indentBefore(text, range.start);
	if (indent === undefined) return range;
	if (!isLineBreak(text.charCodeAt(rest))) return { start: range.start, end: rest };
	const end = rest + (text.startsWith('\r\n', rest) ? 2 : 1);
	return { start: range.start - indent.length, end };
}
