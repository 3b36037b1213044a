/** Text of LSP snippets: escaping, choices, plist XML, and how it is set on lines of its own. */
import { escapeText, layoutOf } from '../../edit/xmlText.js';
import type { TextRange } from '../../text/textRange.js';

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
 * Sets a snippet on lines of its own where other tags share the line of `replace`. Lines are ended by `\n` and
 * indented relative to the line of the caret (LSP `adjustIndentation`); editors put their own line end and indentation.
 * `holderStart` is the start of the dict or array that takes the text.
 */
export function onOwnLines(
	text: string,
	replace: TextRange,
	holderStart: number | undefined,
	body: string,
): string {
	const lineStart = startOfLine(text, replace.start);
	const before = text.slice(lineStart, replace.start);
	const after = /^[^\r\n]*/.exec(text.slice(replace.end, replace.end + 4096))?.[0] ?? '';
	const inHolder = holderStart !== undefined && holderStart >= lineStart;
	const indent = before.trim() !== '' && inHolder ? indentationOf(text) : '';
	const lead = before.trim() === '' ? '' : `\n${indent}`;
	const trail = after.trim() === '' ? '' : '\n';
	const lines = indent === '' ? body : body.replaceAll('\n', `\n${indent}`);
	return `${lead}${lines}${trail}`;
}

/** By single steps: a search for a CR that the file does not have would walk through all of it. */
function startOfLine(text: string, offset: number): number {
	let start = offset;
	while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
	return start;
}
