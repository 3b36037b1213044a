/** The piece of markup at the caret, read from a point that is known to lie between elements. */
import type { TextRange } from '../../text/textRange.js';

export interface Lexeme {
	readonly place: 'between' | 'tag' | 'startTag' | 'endTag' | 'comment';
	/** What is being typed: a tag from its `<`, or a word; empty at the caret where nothing is. */
	readonly replace: TextRange;
}

/** Markup that may hold any character, with what ends it. */
const OPAQUE = [
	{ open: '<!--', close: '-->' },
	{ open: '<![CDATA[', close: ']]>' },
	{ open: '<?', close: '?>' },
	{ open: '<!', close: '>' },
] as const;

/** Reads from `from` to the caret at `offset`. Linear in the distance. */
export function lexemeAt(text: string, from: number, offset: number): Lexeme {
	let at = from;
	for (;;) {
		const start = text.indexOf('<', at);
		if (start < 0 || start >= offset) {
			return { place: 'between', replace: wordAround(text, at, offset) };
		}
		const opaque = OPAQUE.find(({ open }) => text.startsWith(open, start));
		if (opaque) {
			const close = text.indexOf(opaque.close, start + opaque.open.length);
			const end = close < 0 ? text.length + 1 : close + opaque.close.length;
			if (offset < end) return { place: 'comment', replace: { start: offset, end: offset } };
			at = end;
			continue;
		}
		const tag = tagFrom(text, start);
		if (offset <= tag.nameEnd || offset < tag.end) return inTag(text, start, tag, offset);
		at = Math.max(tag.end, start + 1);
	}
}

interface Tag {
	readonly nameEnd: number;
	/** Behind `>`, or behind the name where there is no `>` before the next `<`. */
	readonly end: number;
}

function tagFrom(text: string, start: number): Tag {
	let nameEnd = start + 1;
	if (text[nameEnd] === '/') nameEnd += 1;
	while (nameEnd < text.length && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd += 1;
	for (let end = nameEnd; end < text.length; end += 1) {
		if (text[end] === '>') return { nameEnd, end: end + 1 };
		if (text[end] === '<' || text[end] === '\n') break;
	}
	return { nameEnd, end: nameEnd };
}

function inTag(text: string, start: number, tag: Tag, offset: number): Lexeme {
	if (text[start + 1] === '/') {
		return { place: 'endTag', replace: { start: offset, end: offset } };
	}
	if (offset > tag.nameEnd) return { place: 'startTag', replace: { start: offset, end: offset } };
	const rest = /^[ \t]*\/?>/.exec(text.slice(tag.nameEnd, tag.end))?.[0] ?? '';
	const hasAttributes = rest === '' && tag.end > tag.nameEnd;
	if (hasAttributes) return { place: 'startTag', replace: { start: offset, end: offset } };
	const end = tag.nameEnd + rest.length;
	return { place: 'tag', replace: { start, end } };
}

function wordAround(text: string, from: number, offset: number): TextRange {
	let start = offset;
	let end = offset;
	while (start > from && isWordCharacter(text.charCodeAt(start - 1))) start -= 1;
	while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
	return { start, end };
}

/** Letters, digits, `_ - . $` and all beyond ASCII. */
function isNameCharacter(code: number): boolean {
	return (
		(code >= 97 && code <= 122) ||
		(code >= 65 && code <= 90) ||
		(code >= 48 && code <= 57) ||
		code === 95 ||
		code === 45 ||
		code === 46 ||
		code === 36 ||
		code > 127
	);
}

/** What a person types of a key or a value before any tag: anything but blanks and markup. */
function isWordCharacter(code: number): boolean {
	return code > 32 && code !== 60 && code !== 62;
}
