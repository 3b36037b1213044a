/** Comments that disable rules for one entry, which go where the entry goes: otherwise they would be about the next one. */
import { disableNextLine } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { skipSpaces, skipWhiteSpace } from '../syntax/characters.js';
import { endOfLine, isLineBreak } from '../text/line.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import type { DictEntry } from '../value/plistValue.js';
import { indentBefore } from './indentation.js';

/** The range of an entry with the comments directly above it that disable rules in its line, if nothing else is in that line. */
export function withOwnDirectives(plist: DriverPlist, { range }: DictEntry): TextRange {
	const { text, syntax } = plist;
	const { comments } = syntax;
	const rest = skipSpaces(text, range.end);
	const endsLine = rest === text.length || isLineBreak(text.charCodeAt(rest));
	let { start } = range;
	if (!endsLine || plist.commentDirectives().length === 0) return range;
	for (
		let at = countWhile(comments.length, (each) => startOf(comments[each]) < start) - 1;
		;
		at--
	) {
		const comment = comments[at];
		if (!comment || !isLineAbove(text, comment, start) || !disablesNextLine(plist, comment)) break;
		start = comment.start;
	}
	return { start, end: range.end };
}

function startOf(range: TextRange | undefined): number {
	return range?.start ?? 0;
}

/** Whether a comment is all of the lines directly above the one that begins with `offset`. */
function isLineAbove(text: string, { start, end }: TextRange, offset: number): boolean {
	const lineEnd = endOfLine(text, end, offset);
	const nextLine = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
	return (
		indentBefore(text, start) !== undefined &&
		skipWhiteSpace(text, end, offset) === offset &&
		lineEnd < offset &&
		endOfLine(text, nextLine, offset) === offset
	);
}

function disablesNextLine(plist: DriverPlist, { end }: TextRange): boolean {
	const directives = plist.commentDirectives();
	const at = countWhile(directives.length, (each) => (directives[each]?.end ?? 0) < end);
	return directives[at]?.end === end && directives[at]?.name.text === disableNextLine;
}
