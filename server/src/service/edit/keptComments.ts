/** Comments that stay in place of a value that is replaced, or of an entry that is removed. */
import { disableNextLine } from '../document/commentDirectives.js';
import type { DriverPlist } from '../document/driverPlist.js';
import { sectionsIn } from '../syntax/sections.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { indentBefore, indentOfLine, reindent } from './indentation.js';
import type { Layout } from './xmlText.js';

/** The comments of `value` that `newText` lacks, as text before it: on their own lines if the value is. */
export function keptComments(
	plist: DriverPlist,
	{ range }: PlistValue,
	newText: string,
	layout: Layout,
): string {
	const written = writtenIn(plist, range, range.start);
	if (written.length === 0) return '';
	const kept = new Set(commentTexts(newText));
	const separator = separatorAt(plist, range.start, layout);
	return written
		.filter((comment) => !kept.has(onOneLine(comment)))
		.map((comment) => comment + separator)
		.join('');
}

/**
 * The comments of an entry that is removed with its value, in its place, except those that `elsewhere` contains, and those
 * that control the line after them.
 */
export function commentsOfEntry(
	plist: DriverPlist,
	{ range, keyRange }: DictEntry,
	elsewhere: readonly string[],
	layout: Layout,
): string {
	const written = writtenIn(plist, { start: keyRange.end, end: range.end }, range.start);
	if (written.length === 0) return '';
	const kept = new Set(elsewhere.flatMap(commentTexts));
	return written
		.filter((comment) => !kept.has(onOneLine(comment)) && !comment.includes(disableNextLine))
		.join(separatorAt(plist, range.start, layout));
}

/**
 * Whether edits remove a comment that they do not write elsewhere; not one that the fixed finding at `about` is in, or that
 * controls the next line.
 */
export function losesComments(
	text: string,
	edits: readonly TextEdit[],
	{ start: about }: TextRange,
): boolean {
	const removed = edits.flatMap(({ range }) =>
		commentsIn(text.slice(range.start, range.end))
			.map(({ start, end }) => ({ start: range.start + start, end: range.start + end }))
			.filter(({ start, end }) => about < start || about >= end)
			.map(({ start, end }) => onOneLine(text.slice(start, end)))
			.filter((comment) => !comment.includes(disableNextLine)),
	);
	if (removed.length === 0) return false;
	const written = new Set(edits.flatMap(({ newText }) => commentTexts(newText)));
	return removed.some((comment) => !written.has(comment));
}

/** The comments of a text, whatever their indentation. */
function commentTexts(text: string): readonly string[] {
	return commentsIn(text).map(({ start, end }) => onOneLine(text.slice(start, end)));
}

/** The comments of a range, indented for `place`. */
function writtenIn(plist: DriverPlist, range: TextRange, place: number): readonly string[] {
	const { text } = plist;
	const indent = indentBefore(text, place) ?? '';
	return commentsIn(text.slice(range.start, range.end)).map(({ start, end }) => {
		const at = range.start + start;
		return reindent(text.slice(at, range.start + end), indentOfLine(plist, at), indent);
	});
}

/** What is between two comments before `place`. */
function separatorAt({ text }: DriverPlist, place: number, { eol }: Layout): string {
	const indent = indentBefore(text, place);
	return indent === undefined ? ' ' : eol + indent;
}

/** The comments of a text, those in strings included. */
function commentsIn(text: string): readonly TextRange[] {
	return [...sectionsIn(text)].filter(({ type }) => type === 'comment');
}

/** A text whatever its indentation. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
