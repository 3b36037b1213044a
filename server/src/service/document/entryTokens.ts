/** Finds tokens and macros in place of entries, which a script or a build replaces. */
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { TextRange } from '../text/textRange.js';
import { isMacro, isToken, isTokenInTemplate } from '../value/tokens.js';

/** The include of another file, whose entries are not known. */
const include = /^#[ \t]*(?:include|import)\b/;
const identifier = /^[A-Za-z_]\w*$/;
/** The start of the syntax of templates after a key: `@VALUE@`, `<%= value %>`. */
const tokenStart = /^\s*(?:[@%#~!${[]|<[%<=#@]|_+[A-Z])/;

/** Whether a text between elements, or instead of one, is a token; in templates, one of any form. */
export function isEntryToken(text: string, isTemplate: boolean): boolean {
	const words = text.split(/\s+/);
	return isTemplate
		? isTokenInTemplate(text) || words.every((word) => identifier.test(word))
		: words.every((word) => isToken(word) && !isMacro(word));
}

/** Whether a syntax fault of a source is only the syntax of its template. */
export function isTemplateSyntax(text: string, { start, end }: TextRange): boolean {
	return (
		isTokenInTemplate(text.slice(Math.max(0, start - 1), end + 1)) ||
		tokenStart.test(text.slice(end, end + 80))
	);
}

/** Whether a build adds entries to those in the text. */
export function hasUnseenEntries(
	{ text, directives, faults }: ParseResult,
	isTemplate: boolean,
): boolean {
	return (
		directives.some(({ start, end }) => include.test(text.slice(start, end))) ||
		faults.some((fault) =>
			fault.code === 'unexpected-text'
				? isEntryToken(text.slice(fault.range.start, fault.range.end), isTemplate)
				: isTemplate && fault.code === 'unfinished-tag' && isTemplateSyntax(text, fault.range),
		)
	);
}
