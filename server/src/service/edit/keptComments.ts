/** Comments in a value that is replaced, which stay before the new one. */
import type { DriverPlist } from '../document/driverPlist.js';
import { countWhile } from '../text/ordered.js';
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
	const { text, syntax } = plist;
	const { comments } = syntax;
	const from = countWhile(comments.length, (at) => (comments[at]?.start ?? 0) < range.start);
	const to = countWhile(comments.length, (at) => (comments[at]?.start ?? 0) < range.end);
	if (from === to) return '';
	const kept = onOneLine(newText);
	const indent = indentBefore(text, range.start);
	const separator = indent === undefined ? ' ' : eol + indent;
	return comments
		.slice(from, to)
		.map(({ start, end }) => {
			const written = text.slice(start, end);
			if (kept.includes(onOneLine(written))) return '';
			return reindent(written, indentOfLine(plist, start), indent ?? '') + separator;
		})
		.join('');
}

/** A text whatever its indentation. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
