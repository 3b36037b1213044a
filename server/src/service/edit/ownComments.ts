/** Comments that belong to an entry: those that disable rules for it go where it goes, and new entries go above all of them. */
import { disable, disableNextLine, settingsDirective } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { skipSpaces, skipWhiteSpace } from '../syntax/characters.js';
import { endOfLine, isLineBreak } from '../text/line.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import type { DictEntry } from '../value/plistValue.js';
import { indentBefore } from './indentation.js';

/** The range of an entry with the comments directly above it that disable rules in its line, if nothing else is in that line. */
export function withOwnDirectives(plist: DriverPlist, { range }: DictEntry): TextRange {
	const { text } = plist;
	const rest = skipSpaces(text, range.end);
	const endsLine = rest === text.length || isLineBreak(text.charCodeAt(rest));
	let { start } = range;
	if (!endsLine || plist.commentDirectives().length === 0) return range;
	for (const comment of commentsBefore(plist, start)) {
		const isAlone =
			indentBefore(text, comment.start) !== undefined &&
			endOfLine(text, comment.end, start) < start;
		if (!isAlone || !disablesNextLine(plist, comment)) break;
		start = comment.start;
	}
	return { start, end: range.end };
}

/**
 * The start of an entry with the comments directly above it, without those above them that are about the whole file. A comment
 * on the line of a start tag is about the dictionary, except one that disables rules in the next line.
 */
export function startWithComments(plist: DriverPlist, { range, dict }: DictEntry): number {
	let { start } = range;
	for (const comment of commentsBefore(plist, start)) {
		if (comment.start < dict.contentRange.start) break;
		const isOnOwnLine = indentBefore(plist.text, comment.start) !== undefined;
		const name = directiveOf(plist, comment);
		const isAboutFile = name === disable || name === settingsDirective;
		if (name === disableNextLine || (isOnOwnLine && !isAboutFile)) start = comment.start;
	}
	return start;
}

/** The start of the comments that end at `offset` and disable rules in the next line; `offset` if there are none. */
export function startWithDirectives(plist: DriverPlist, offset: number): number {
	let start = offset;
	for (const comment of commentsBefore(plist, offset)) {
		if (!disablesNextLine(plist, comment)) break;
		start = comment.start;
	}
	return start;
}

/** Whether a comment disables rules in the next line. */
export function disablesNextLine(plist: DriverPlist, comment: TextRange): boolean {
	return directiveOf(plist, comment) === disableNextLine;
}

/** The comments before an offset, the nearest first, with only spaces and at most one line break after each. */
function* commentsBefore(
	{ text, syntax: { comments } }: DriverPlist,
	offset: number,
): Generator<TextRange, undefined> {
	let start = offset;
	const before = countWhile(comments.length, (at) => (comments[at]?.start ?? 0) < offset);
	for (let at = before - 1; ; at--) {
		const comment = comments[at];
		if (!comment || !isDirectlyAfter(text, comment.end, start)) return;
		yield comment;
		start = comment.start;
	}
}

function isDirectlyAfter(text: string, end: number, start: number): boolean {
	if (skipWhiteSpace(text, end, start) !== start) return false;
	const lineEnd = endOfLine(text, end, start);
	const nextLine = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
	return lineEnd === start || endOfLine(text, nextLine, start) === start;
}

/** The name of the directive in a comment. */
function directiveOf(plist: DriverPlist, { end }: TextRange): string | undefined {
	const directives = plist.commentDirectives();
	const at = countWhile(directives.length, (each) => (directives[each]?.end ?? 0) < end);
	const directive = directives[at];
	return directive?.end === end ? directive.name.text : undefined;
}
