/** Finds the markup at the cursor, if it is not inside the key or the value of an entry. */
import { GREATER_THAN, LESS_THAN, nameEnd, SLASH, skipSpaces } from '../../syntax/characters.js';
import { nodeBefore } from '../../syntax/nodeAt.js';
import {
	type ElementNode,
	isLeaf,
	type ParseResult,
	type TriviaNode,
} from '../../syntax/syntaxTree.js';
import type { TextRange } from '../../text/textRange.js';

export interface Markup {
	readonly place: 'value' | 'between' | 'tag' | 'startTag' | 'endTag' | 'comment';
	/** The text that is being typed: a tag from its `<`, or a word; otherwise empty, at the cursor. */
	readonly replace: TextRange;
}

/** The markup at the cursor at `offset`. Takes time by the depth of the tree and the length of the word. */
export function markupAt({ text, root }: ParseResult, offset: number): Markup {
	const node = nodeBefore(root, offset);
	switch (node.type) {
		case 'document':
		case 'unexpectedText':
			return between(text, node.start, offset);
		case 'comment':
		case 'conflictMarker':
		case 'declaration':
		case 'directive':
			return reaches(text, node, offset)
				? { place: 'comment', replace: emptyAt(offset) }
				: between(text, node.end, offset);
		case 'unfinishedTag':
		case 'ignoredTag':
			return inTag(text, node, offset) ?? between(text, nameEndOf(text, node.start), offset);
		default:
			return inElement(text, node, offset);
	}
}

function inElement(text: string, node: ElementNode, offset: number): Markup {
	const { start, openEnd, closeStart, end } = node;
	// A key or a value outside all entries: a tag that is inserted into it would end in its text.
	if (isLeaf(node) && closeStart < end && offset <= closeStart) {
		return { place: offset < openEnd ? 'startTag' : 'value', replace: emptyAt(offset) };
	}
	if (offset <= closeStart) {
		return inTag(text, { start, end: openEnd }, offset) ?? between(text, openEnd, offset);
	}
	const isUnfinished = text.charCodeAt(end - 1) !== GREATER_THAN;
	const isInEndTag = offset < end || (isUnfinished && offset === end);
	return isInEndTag ? atEndTag(offset) : between(text, end, offset);
}

/** Whether the cursor is in the node; an unclosed node extends to the end of its line. */
function reaches(text: string, { type, end, closed }: TriviaNode, offset: number): boolean {
	if (type === 'directive' || type === 'conflictMarker') return offset <= end;
	return closed ? offset < end : offset <= skipSpaces(text, end);
}

/** The markup in the tag of `range`; undefined if the cursor is after the tag, or after the name of a tag without `>`. */
function inTag(text: string, { start, end }: TextRange, offset: number): Markup | undefined {
	// A missing start tag has an empty range.
	if (start === end) return undefined;
	const afterName = nameEndOf(text, start);
	const isFinished = text.charCodeAt(end - 1) === GREATER_THAN;
	const isInside = offset <= afterName || (isFinished && offset < end);
	if (!isInside) return undefined;
	if (text.charCodeAt(start + 1) === SLASH) return atEndTag(offset);
	if (offset > afterName) return { place: 'startTag', replace: emptyAt(offset) };
	const gap = skipSpaces(text, afterName, end);
	const last = text.charCodeAt(gap) === SLASH ? gap + 1 : gap;
	const isPlain = text.charCodeAt(last) === GREATER_THAN && last < end;
	if (isFinished && !isPlain) return { place: 'startTag', replace: emptyAt(offset) };
	return { place: 'tag', replace: { start, end: isPlain ? last + 1 : afterName } };
}

function atEndTag(offset: number): Markup {
	return { place: 'endTag', replace: emptyAt(offset) };
}

/** The markup between elements, with a word that was typed without `<`, if any. */
function between(text: string, from: number, offset: number): Markup {
	let start = offset;
	let end = offset;
	while (start > from && isWordCharacter(text.charCodeAt(start - 1))) start--;
	while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
	return { place: 'between', replace: { start, end } };
}

/** The end of the name in the tag at `start`. */
function nameEndOf(text: string, start: number): number {
	return nameEnd(text, text.charCodeAt(start + 1) === SLASH ? start + 2 : start + 1);
}

function emptyAt(offset: number): TextRange {
	return { start: offset, end: offset };
}

/** Whether a character belongs to a word: anything except whitespace and markup. */
function isWordCharacter(code: number): boolean {
	return code > 0x20 && code !== LESS_THAN && code !== GREATER_THAN;
}
