/** Compares the trees of a text before and after edits, of which an edit must change no other part. */
import { type ElementNode, isElement, type ParseResult } from '../syntax/syntaxTree.js';
import type { OffsetMap } from '../text/offsetMap.js';
import type { TextRange } from '../text/textRange.js';

/**
 * Whether the elements that edits do not touch are the same before and after them: in the same elements, in the same
 * order, and leaves with the same text. Broken text can make an edit open, close, or join elements around it.
 */
export function keepsTree(before: ParseResult, after: ParseResult, map: OffsetMap): boolean {
	const now = elementsIn(after);
	const oldOf = new Map<ElementNode, ElementNode>();
	for (const old of elementsIn(before)) {
		if (map.changesBefore(tagOf(old))) continue;
		const same = nextUnchanged(now, map);
		if (!same || !isSame(old, same, map, oldOf)) return false;
		oldOf.set(same, old);
		if (!isSameLeaf(old, same, map) || !isSameRest(old, same, before, after, map)) return false;
	}
	return nextUnchanged(now, map) === undefined;
}

function nextUnchanged(elements: Iterator<ElementNode>, map: OffsetMap): ElementNode | undefined {
	for (let next = elements.next(); !next.done; next = elements.next()) {
		if (!map.changesAfter(tagOf(next.value))) return next.value;
	}
	return undefined;
}

function isSame(
	old: ElementNode,
	now: ElementNode,
	map: OffsetMap,
	oldOf: ReadonlyMap<ElementNode, ElementNode>,
): boolean {
	return (
		old.type === now.type &&
		map.toAfter(old.start) === now.start &&
		isSameParent(old, now, map, oldOf)
	);
}

/** An element around others can be added or removed, or get those that followed an end tag that is edited. */
function isSameParent(
	{ parent: old }: ElementNode,
	{ parent: now }: ElementNode,
	map: OffsetMap,
	oldOf: ReadonlyMap<ElementNode, ElementNode>,
): boolean {
	const ended = now.type === 'document' ? undefined : oldOf.get(now);
	if (ended && ended !== old && map.changesBefore(endTagOf(ended))) return true;
	const oldIsKept = old.type !== 'document' && !map.changesBefore(tagOf(old));
	const nowIsKept = now.type !== 'document' && !map.changesAfter(tagOf(now));
	if (oldIsKept && nowIsKept) return map.toAfter(old.start) === now.start;
	return !(oldIsKept && now.type === 'document') && !(nowIsKept && old.type === 'document');
}

function isSameLeaf(old: ElementNode, now: ElementNode, map: OffsetMap): boolean {
	if (old.children.length > 0 || now.children.length > 0) return true;
	return (
		map.changesBefore(around(old.start, old.end)) ||
		map.changesAfter(around(now.start, now.end)) ||
		map.toAfter(old.end) === now.end
	);
}

/**
 * The text of a leaf without an end tag, which ends where other text begins, is the same unless an edit there finds its
 * end tag.
 */
function isSameRest(
	old: ElementNode,
	now: ElementNode,
	{ text }: ParseResult,
	after: ParseResult,
	map: OffsetMap,
): boolean {
	if (old.closed || old.children.length > 0 || old.openEnd === old.closeStart) return true;
	if (now.closed && map.changesBefore(around(old.closeStart, old.closeStart))) return true;
	return text.slice(old.openEnd, old.closeStart) === after.text.slice(now.openEnd, now.closeStart);
}

/** The start tag; one that the parser added has no characters, so it includes those next to it. */
function tagOf({ start, openEnd }: ElementNode): TextRange {
	return start === openEnd ? around(start, openEnd) : { start, end: openEnd };
}

/** The end tag, or the end of the text of an element without one. */
function endTagOf({ closed, closeStart, end }: ElementNode): TextRange {
	return closed ? { start: closeStart, end } : around(closeStart, end);
}

function around(start: number, end: number): TextRange {
	return { start: start - 1, end: end + 1 };
}

/** All elements in the order of the text, without recursion, since the nesting has no limit. */
function* elementsIn({ root }: ParseResult): Generator<ElementNode, undefined> {
	const waiting: ElementNode[] = [...root.children].filter(isElement).reverse();
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		yield node;
		for (let at = node.children.length - 1; at >= 0; at--) {
			const child = node.children[at];
			if (child && isElement(child)) waiting.push(child);
		}
	}
	return undefined;
}
