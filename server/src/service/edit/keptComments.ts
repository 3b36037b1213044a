/** Comments in a value that is replaced, which stay before the new one. */
import type { DriverPlist } from '../document/driverPlist.js';
import { sectionsIn } from '../syntax/sections.js';
import type { TextRange } from '../text/textRange.js';
import type { PlistValue } from '../value/plistValue.js';
import { indentBefore, indentOfLine, reindent } from './indentation.js';
import type { Layout } from './xmlText.js';

/** The comments of `value` that `newText` lacks, as text before it: on their own lines if the value is. */
export function keptComments(
	plist: DriverPlist,
	{ range }: PlistValue,
	newText: string,
	{ eol }: Layout,
): string {
	const { text } = plist;
	const comments = commentsIn(text.slice(range.start, range.end));
	if (comments.length === 0) return '';
	const kept = new Set(
		commentsIn(newText).map(({ start, end }) => onOneLine(newText.slice(start, end))),
	);
	const indent = indentBefore(text, range.start);
	const separator = indent === undefined ? ' ' : eol + indent;
	return comments
		.map(({ start, end }) => {
			const at = range.start + start;
			const written = text.slice(at, range.start + end);
			if (kept.has(onOneLine(written))) return '';
			return reindent(written, indentOfLine(plist, at), indent ?? '') + separator;
		})
		.join('');
}

/** The comments of a text, those in strings included. */
function commentsIn(text: string): readonly TextRange[] {
	return [...sectionsIn(text)].filter(({ type }) => type === 'comment');
}

/** A text whatever its indentation. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
