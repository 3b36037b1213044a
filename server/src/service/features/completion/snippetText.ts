/** Formats LSP snippets: escapes, choices, plist XML and indentation. */
import { escapeText, layoutOf } from '../../edit/xmlText.js';
import { endOfLine, startOfLine } from '../../text/line.js';
import type { TextRange } from '../../text/textRange.js';
import type { Dict, PlistArray } from '../../value/plistValue.js';

/** Escapes literal text in a snippet. */
export function escapeSnippet(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with a choice of values; clients without choices insert the first one. */
export function choice(stop: number, values: readonly string[]): string {
	return `\${${stop}|${values.map((value) => value.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

const tabStop = /(\\.)|\$(\{?)(\d+)/g;

/** Raises the numbers of all tab stops except the final one. */
export function shiftStops(snippet: string, by: number): string {
	return snippet.replace(
		tabStop,
		(whole, escaped: string | undefined, brace: string, stop: string) =>
			escaped !== undefined || stop === '0' ? whole : `$${brace}${Number(stop) + by}`,
	);
}

/** A snippet with tab stops that come after those of `before`. */
export function afterStopsOf(before: string, snippet: string): string {
	const stops = [...before.matchAll(tabStop)].map(([, , , stop]) => Number(stop ?? 0));
	return shiftStops(snippet, Math.max(0, ...stops));
}

/** Escapes literal text as the content of an element in a snippet. */
export function xmlLiteral(text: string): string {
	return escapeSnippet(escapeText(text));
}

/** One step of indentation, by the beginning of the document. */
export function indentationOf(text: string): string {
	return layoutOf(text).unit;
}

/**
 * Returns how snippets are put on their own lines if other tags are on the line of `replace`, and indented like their
 * siblings in `container`, the dictionary or array that they are inserted in. Lines end with `\n` and are indented
 * relative to the line of the cursor, since editors adjust both (LSP `adjustIndentation`).
 */
export function onOwnLines(
	text: string,
	replace: TextRange,
	container: Dict | PlistArray | undefined,
): (body: string) => string {
	const lineStart = startOfLine(text, replace.start);
	const before = text.slice(lineStart, replace.start);
	const after = text.slice(replace.end, endOfLine(text, replace.end));
	const trail = after.trim() === '' ? '' : '\n';
	if (before.trim() === '') {
		const wanted = container ? indentationIn(text, container, lineStart) : before;
		const missing = wanted.startsWith(before) ? wanted.slice(before.length) : '';
		return (body) => `${body.replace(/^/gm, missing)}${trail}`;
	}
	const opensHere = container && hasTag(container) && container.openTagRange.start >= lineStart;
	const indent = opensHere ? indentationOf(text) : '';
	return (body) => `\n${body.replace(/^/gm, indent)}${trail}`;
}

/** The indentation in a dictionary or array, by the first of its lines that is not the one at `lineStart`. */
function indentationIn(text: string, container: Dict | PlistArray, lineStart: number): string {
	const children = container.type === 'dict' ? container.entries : container.items;
	for (const { range } of children.slice(0, 2)) {
		const start = startOfLine(text, range.start);
		const lead = text.slice(start, range.start);
		if (start !== lineStart && lead.trim() === '') return lead;
	}
	if (children.length > 1 || !hasTag(container)) return '';
	const start = startOfLine(text, container.openTagRange.start);
	const lead = text.slice(start, container.openTagRange.start);
	return lead.trim() === '' ? lead + indentationOf(text) : '';
}

/** Whether a container has a tag; the parser inserts missing ones without a tag. */
function hasTag({ openTagRange }: Dict | PlistArray): boolean {
	return openTagRange.end > openTagRange.start;
}
