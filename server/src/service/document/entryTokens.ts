/** Finds tokens and macros in place of entries, which a script or a build replaces. */
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { TextRange } from '../text/textRange.js';
import { isMacro, isNamedAsMacro, isToken, isTokenInTemplate } from '../value/tokens.js';
import type { PlistContents } from './driverPlist.js';

/** The include of another file, whose entries are not known. */
const include = /^#[ \t]*(?:include|import)\b/;
const identifier = /^[A-Za-z_]\w*$/;
/** The start of the syntax of templates after a key: `@VALUE@`, `<%= value %>`. */
const tokenStart = /^\s*(?:[@%#~!${[]|<[%<=#@]|_+[A-Z])/;

/** A comment of C, which the preprocessor removes. */
const cComment = /\/\*.*?\*\/|\/\/[^\n]*/gs;

/** What makes the plist from a text. */
type Source = Pick<PlistContents, 'isTemplate' | 'isPreprocessed'>;

/** Whether a text between elements, or instead of one, is a token; in templates, one of any form; for the preprocessor, a macro. */
export function isEntryToken(text: string, { isTemplate, isPreprocessed }: Source): boolean {
	const words = text.split(/\s+/);
	if (isTemplate) {
		return isTokenInTemplate(text) || words.every((word) => identifier.test(word));
	}
	if (!isPreprocessed) return words.every((word) => isToken(word) && !isMacro(word));
	return withoutComments(text).split(/\s+/).every(isNamedAsMacro);
}

/** Whether the preprocessor removes a text between elements. */
export function isCComment(text: string, { isPreprocessed }: Source): boolean {
	return isPreprocessed && withoutComments(text) === '';
}

function withoutComments(text: string): string {
	return text.replace(cComment, ' ').trim();
}

/** Whether a syntax fault of a source is only the syntax of its template. */
export function isTemplateSyntax(text: string, { start, end }: TextRange): boolean {
	return (
		isTokenInTemplate(text.slice(Math.max(0, start - 1), end + 1)) ||
		tokenStart.test(text.slice(end, end + 80))
	);
}

/** More characters than a macro has. */
const longestMacro = 80;

/** Whether a macro is the value of a key. */
export function hasMacroAfter(text: string, { end }: TextRange, source: Source): boolean {
	const [after = ''] = text.slice(end, end + longestMacro).split('<', 1);
	return source.isPreprocessed && isEntryToken(after.trim(), source);
}

/** Whether a build adds entries to those in the text. */
export function hasUnseenEntries(
	{ text, directives, faults }: ParseResult,
	source: Source,
): boolean {
	return (
		directives.some(({ start, end }) => include.test(text.slice(start, end))) ||
		faults.some((fault) =>
			fault.code === 'unexpected-text'
				? isEntryToken(text.slice(fault.range.start, fault.range.end), source)
				: source.isTemplate &&
					fault.code === 'unfinished-tag' &&
					isTemplateSyntax(text, fault.range),
		)
	);
}
