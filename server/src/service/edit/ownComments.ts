/** Comments that belong to an entry: they move with it, those that disable rules for it are removed with it, and new entries go above all of them. */
import { disable, disableNextLine, settingsDirective } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { skipSpaces, skipWhiteSpace } from '../syntax/characters.js';
import { endOfLine, isLineBreak } from '../text/line.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { indentBefore } from './indentation.js';

/** The range of an entry with the comments directly above it that disable rules in its line, if nothing else is in that line. */
export function withOwnDirectives(plist: DriverPlist, { range }: DictEntry): TextRange {
	const { text } = plist;
	let { start } = range;
	if (!endsLine(text, range.end) || plist.commentDirectives().length === 0) return range;
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
 * The range of an entry with the comments that move with it: those on their own lines directly above it, except those that are
 * about the whole file, and one at the end of its line. None of them is about other entries on the line.
 */
export function withOwnComments(plist: DriverPlist, entry: DictEntry): TextRange {
	const { text } = plist;
	const end = endWithComment(plist, entry);
	let { start } = entry.range;
	if (!endsLine(text, end)) return entry.range;
	for (const comment of commentsBefore(plist, start)) {
		if (comment.start < entry.dict.contentRange.start || isAboutFile(plist, comment)) break;
		if (indentBefore(text, comment.start) !== undefined) start = comment.start;
	}
	return indentBefore(text, start) === undefined ? entry.range : { start, end };
}

/** The end of an entry or item, including a comment at the end of its line that is not about the next one. */
export function endWithComment(plist: DriverPlist, { range }: DictEntry | PlistValue): number {
	const { text, syntax } = plist;
	const { comments } = syntax;
	const start = skipSpaces(text, range.end);
	const before = countWhile(comments.length, (at) => (comments[at]?.start ?? 0) < start);
	const comment = comments[before];
	if (comment?.start !== start || endOfLine(text, start, comment.end) < comment.end)
		return range.end;
	// A comment at the end of the text may lack its end.
	const isWhole = skipSpaces(text, comment.end) < text.length;
	const isOwn = isWhole && endsLine(text, comment.end) && !disablesNextLine(plist, comment);
	return isOwn ? comment.end : range.end;
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
		if (disablesNextLine(plist, comment) || (isOnOwnLine && !isAboutFile(plist, comment))) {
			start = comment.start;
		}
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

/** Whether a comment disables rules in the whole file, or sets options of it. */
function isAboutFile(plist: DriverPlist, comment: TextRange): boolean {
	const name = directiveOf(plist, comment);
	return name === disable || name === settingsDirective;
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

/** Whether only spaces follow `offset` on its line. */
function endsLine(text: string, offset: number): boolean {
	const rest = skipSpaces(text, offset);
	return rest === text.length || isLineBreak(text.charCodeAt(rest));
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
