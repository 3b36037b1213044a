/** Finds comments and CDATA sections inside the text of strings, keys, numbers, dates and data. */
import type { TextRange } from '../text/textRange.js';
import { skipWhiteSpace, trimEnd } from './characters.js';
import { ForwardSearch } from './forwardSearch.js';

const CDATA_OPEN = '<![CDATA[';
export const CDATA_CLOSE = ']]>';

export interface Section extends TextRange {
	readonly type: 'comment' | 'cdata';
	/** The text of a CDATA section, without its delimiters. */
	readonly content: TextRange;
}

/** The section that begins at `start`; undefined if there is none, or if it is not closed, so that it is text. */
export function sectionAt(text: string, start: number, search: ForwardSearch): Section | undefined {
	if (text.startsWith('<!--', start)) return section('comment', start, 4, '-->', search);
	return text.startsWith(CDATA_OPEN, start)
		? section('cdata', start, CDATA_OPEN.length, CDATA_CLOSE, search)
		: undefined;
}

function section(
	type: Section['type'],
	start: number,
	openLength: number,
	close: string,
	search: ForwardSearch,
): Section | undefined {
	const contentStart = start + openLength;
	const contentEnd = search.indexOf(close, contentStart);
	if (contentEnd < 0) return undefined;
	const content = { start: contentStart, end: contentEnd };
	return { type, start, end: contentEnd + close.length, content };
}

/** The sections of `text` in order. */
export function* sectionsIn(text: string): Iterable<Section> {
	const search = new ForwardSearch(text);
	let at = text.indexOf('<');
	while (at >= 0) {
		const found = sectionAt(text, at, search);
		if (found) yield found;
		at = text.indexOf('<', found?.end ?? at + 1);
	}
}

/** A comment in the content of a leaf, with the whitespace that is there because of it. */
export function withSpace(text: string, comment: TextRange, content: TextRange): TextRange {
	const start = trimEnd(text, content.start, comment.start);
	const end = skipWhiteSpace(text, comment.end, content.end);
	if (start === content.start || end === content.end) return { start, end };
	return start < comment.start ? { start: comment.start, end } : comment;
}

/** The content of a leaf without its comments, and the whitespace that is there because of them. */
export function withoutComments(content: string): string {
	let bare = '';
	let at = 0;
	for (const section of sectionsIn(content)) {
		if (section.type !== 'comment') continue;
		const { start, end } = withSpace(content, section, { start: at, end: content.length });
		bare += content.slice(at, start);
		at = end;
	}
	return bare + content.slice(at);
}
