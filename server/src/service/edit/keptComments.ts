/** Comments that stay in place of a value that is replaced, or of an entry that is removed. */
import type { DriverPlist } from '../document/driverPlist.js';
import { sectionsIn } from '../syntax/sections.js';
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
	const kept = new Set(
		commentsIn(newText).map(({ start, end }) => onOneLine(newText.slice(start, end))),
	);
	const separator = separatorAt(plist, range.start, layout);
	return written
		.filter((comment) => !kept.has(onOneLine(comment)))
		.map((comment) => comment + separator)
		.join('');
}

/** The comments between the key and the value of an entry, in its place. */
export function commentsAfterKey(
	plist: DriverPlist,
	{ range, keyRange, value }: DictEntry,
	layout: Layout,
): string {
	const between = { start: keyRange.end, end: value.range.start };
	return writtenIn(plist, between, range.start).join(separatorAt(plist, range.start, layout));
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
