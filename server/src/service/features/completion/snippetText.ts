/** Text of LSP snippets: escaping, choices, plist XML, and how it is set on lines of its own. */
import { escapeText, layoutOf } from '../../edit/xmlText.js';
import { endOfLine, startOfLine } from '../../text/line.js';
import type { TextRange } from '../../text/textRange.js';
import type { Dict, PlistArray } from '../../value/plistValue.js';

/** Literal text inside a snippet. */
export function escapeSnippet(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop that offers values; the first one is taken where the client knows no choices. */
export function choice(stop: number, values: readonly string[]): string {
	return `\${${stop}|${values.map((value) => value.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

/** Literal text as the content of an element in a snippet. */
export function xmlLiteral(text: string): string {
	return escapeSnippet(escapeText(text));
}

/** One step of indentation as the beginning of the document does it. */
export function indentationOf(text: string): string {
	return layoutOf(text.slice(0, 8192)).unit;
}

/**
 * Sets a snippet on lines of its own where other tags share the line of `replace`, and indents it as far as its
 * neighbours in `holder`, the dict or array that takes it. Lines are ended by `\n` and indented relative to the line
 * of the caret (LSP `adjustIndentation`); editors put their own line end and indentation.
 */
export function onOwnLines(
	text: string,
	replace: TextRange,
	holder: Dict | PlistArray | undefined,
	body: string,
): string {
	const lineStart = startOfLine(text, replace.start);
	const before = text.slice(lineStart, replace.start);
	const after = text.slice(replace.end, endOfLine(text, replace.end));
	const trail = after.trim() === '' ? '' : '\n';
	if (before.trim() === '') {
		const wanted = holder ? indentationIn(text, holder, lineStart) : before;
		const missing = wanted.startsWith(before) ? wanted.slice(before.length) : '';
		return `${body.replace(/^/gm, missing)}${trail}`;
	}
	const opensHere = holder && hasTag(holder) && holder.openTagRange.start >= lineStart;
	const indent = opensHere ? indentationOf(text) : '';
	return `\n${body.replace(/^/gm, indent)}${trail}`;
}

/** How far the lines in a dict or array are indented: as the first of them other than the one at `lineStart`. */
function indentationIn(text: string, holder: Dict | PlistArray, lineStart: number): string {
	const children = holder.type === 'dict' ? holder.entries : holder.items;
	for (const { range } of children.slice(0, 2)) {
		const start = startOfLine(text, range.start);
		const lead = text.slice(start, range.start);
		if (start !== lineStart && lead.trim() === '') return lead;
	}
	if (children.length > 1 || !hasTag(holder)) return '';
	const start = startOfLine(text, holder.openTagRange.start);
	const lead = text.slice(start, holder.openTagRange.start);
	return lead.trim() === '' ? lead + indentationOf(text) : '';
}

/** A holder that the parser put there for one that is missing has no tag. */
function hasTag({ openTagRange }: Dict | PlistArray): boolean {
	return openTagRange.end > openTagRange.start;
}
