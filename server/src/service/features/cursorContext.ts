/** Computes the context of the cursor for completion, hover and code actions. */
import type { DriverPlist } from '../document/driverPlist.js';
import { LESS_THAN } from '../syntax/characters.js';
import { parentAt } from '../syntax/nodeAt.js';
import { sectionsIn } from '../syntax/sections.js';
import type { DocumentNode, SyntaxNode } from '../syntax/syntaxTree.js';
import { isLineBreak } from '../text/line.js';
import { countWhile } from '../text/ordered.js';
import { type TextRange, touches } from '../text/textRange.js';
import { type PlistPath, pathOf, pathOfEntry } from '../value/plistPath.js';
import type { Dict, DictEntry, PlistArray, PlistValue } from '../value/plistValue.js';
import { markupAt } from './cursorContext/markupAt.js';

/**
 * - `key`: between `<key>` and `</key>`
 * - `value`: between the tags of a string, number, date or data
 * - `between`: where an element can begin, also after a word that was typed without `<`
 * - `tag`: in a start tag that is being typed, `<`, `<ke`
 * - `startTag`, `endTag`: in a finished tag
 * - `comment`: in a comment, an XML declaration, a DOCTYPE, CDATA or a line of the preprocessor
 */
export type CursorPlace = 'key' | 'value' | 'between' | 'tag' | 'startTag' | 'endTag' | 'comment';

/** What can be inserted at the cursor; `document` in an empty text, `root` inside an empty `<plist>`. */
export type Expected = 'key' | 'value' | 'item' | 'root' | 'document';

export interface CursorContext {
	readonly offset: number;
	readonly place: CursorPlace;
	/** What an element that is inserted here becomes; undefined if none is allowed. */
	readonly expects: Expected | undefined;
	/** The innermost dictionary or array around the cursor. */
	readonly container: Dict | PlistArray | undefined;
	/** The entry whose key or value the cursor is in, or whose value is expected. */
	readonly entry: DictEntry | undefined;
	/** The value without children that the cursor is in. */
	readonly value: PlistValue | undefined;
	/** The path of the entry or the value; otherwise of the container. */
	readonly path: PlistPath;
	/** The text that a completion replaces: on one line, with the cursor in it or at its ends. */
	readonly replace: TextRange;
	/** The text in `replace` before the cursor. */
	readonly typed: string;
}

/** The context of the cursor at `offset`. Takes time by the depth of the path and the distance to the element before. */
export function cursorAt(plist: DriverPlist, offset: number): CursorContext {
	const at = Math.max(0, Math.min(offset, plist.text.length));
	const { root } = plist;
	if (!root || !isIn(root, at, plist.text)) return outside(plist, at);
	let value: PlistValue = root;
	for (;;) {
		if (value.type !== 'dict' && value.type !== 'array') return inScalar(plist, at, value);
		if (!inContent(value, at, plist.text)) return inTagOf(at, value);
		const child: DictEntry | PlistValue | undefined = childBefore(value, at);
		if (!child) return inGap(plist, at, value, undefined);
		if ('key' in child) {
			if (isInKey(child, at)) return inKey(plist, at, child);
			if (isMissing(child.value)) return inGap(plist, at, value, child);
			if (!isIn(child.value, at, plist.text)) return aroundValue(plist, at, value, child);
			value = child.value;
		} else {
			if (!isIn(child, at, plist.text)) return inGap(plist, at, value, undefined);
			value = child;
		}
	}
}

function inGap(
	plist: DriverPlist,
	offset: number,
	container: Dict | PlistArray,
	entry: DictEntry | undefined,
): CursorContext {
	const expects = entry ? 'value' : container.type === 'dict' ? 'key' : 'item';
	const path = entry ? pathOfEntry(entry) : pathOf(container);
	return inMarkup(plist, offset, { expects, container, entry, path });
}

/** The cursor after an entry with a value, or between its key and its value, where nothing can be inserted. */
function aroundValue(
	plist: DriverPlist,
	offset: number,
	container: Dict | PlistArray,
	entry: DictEntry,
): CursorContext {
	if (offset >= entry.value.range.end) return inGap(plist, offset, container, undefined);
	return inMarkup(plist, offset, {
		expects: undefined,
		container,
		entry,
		path: pathOfEntry(entry),
	});
}

function outside(plist: DriverPlist, offset: number): CursorContext {
	const where = { expects: undefined, container: undefined, entry: undefined, path: [] } as const;
	const cursor = inMarkup(plist, offset, where);
	if (plist.root || (cursor.place !== 'between' && cursor.place !== 'tag')) return cursor;
	return { ...cursor, expects: expectedOutside(plist.syntax.root, cursor.replace) };
}

/** What can replace `replace` in a file without a value. */
function expectedOutside(
	{ children }: DocumentNode,
	{ start, end }: TextRange,
): 'root' | 'document' | undefined {
	const parts = children.filter(({ type }) => !looseTypes.has(type));
	const before = parts.find((node) => node.start < start && node.type !== 'declaration');
	if (before) {
		const isInside = before.type === 'plist' && !(before.closed && start > before.closeStart);
		return isInside ? 'root' : undefined;
	}
	// A document must not be inserted before parts of another.
	return parts.some((node) => node.end > end) ? undefined : 'document';
}

/** Nodes that are allowed outside the root element. */
const looseTypes: ReadonlySet<SyntaxNode['type']> = new Set<SyntaxNode['type']>([
	'comment',
	'conflictMarker',
	'directive',
	'unexpectedText',
]);

function inMarkup(
	plist: DriverPlist,
	offset: number,
	where: Pick<CursorContext, 'expects' | 'container' | 'entry' | 'path'>,
): CursorContext {
	const { place, replace } = isBeforeDirective(plist, offset)
		? ({ place: 'comment', replace: { start: offset, end: offset } } as const)
		: markupAt(plist.syntax, offset);
	const isOutsideTree = where.container && !isContentOf(where.container, plist, offset);
	const canInsert = (place === 'between' || place === 'tag') && !isOutsideTree;
	return {
		offset,
		place,
		...where,
		expects: canInsert ? where.expects : undefined,
		value: undefined,
		replace,
		typed: plist.text.slice(replace.start, offset),
	};
}

/** Whether what is at the cursor belongs to `container`, and not to a dictionary or array in it that has no key. */
function isContentOf(
	{ range }: Dict | PlistArray,
	{ syntax }: DriverPlist,
	offset: number,
): boolean {
	return parentAt(syntax.root, offset).start === range.start;
}

/** Whether a preprocessor line such as `#if A` begins at the cursor. Nothing can be inserted before it on its line. */
function isBeforeDirective({ syntax: { directives } }: DriverPlist, offset: number): boolean {
	const before = countWhile(directives.length, (at) => (directives[at]?.start ?? 0) < offset);
	return directives[before]?.start === offset;
}

function inKey(plist: DriverPlist, offset: number, entry: DictEntry): CursorContext {
	const inner = entry.keyContentRange;
	const base = {
		offset,
		expects: undefined,
		container: entry.dict,
		entry,
		value: undefined,
		path: pathOfEntry(entry),
	};
	if (!touches(inner, offset)) {
		const place = offset < inner.start ? 'startTag' : 'endTag';
		return { ...base, place, replace: { start: offset, end: offset }, typed: '' };
	}
	const replace = onOneLine(plist.text, inner, offset);
	return { ...base, place: 'key', replace, typed: plist.text.slice(replace.start, offset) };
}

function inScalar(plist: DriverPlist, offset: number, value: PlistValue): CursorContext {
	const container = value.entry?.dict ?? value.array;
	if (value.type === 'invalid') {
		const expects = !container ? 'root' : value.entry ? 'value' : 'item';
		const where = { expects, container, entry: value.entry, path: pathOf(value) } as const;
		return inMarkup(plist, offset, where);
	}
	if (!inContent(value, offset, plist.text)) return inTagOf(offset, value);
	const inComment = isInSection(plist.text, value.contentRange, offset);
	const replace = inComment
		? { start: offset, end: offset }
		: onOneLine(plist.text, value.contentRange, offset);
	return {
		offset,
		place: inComment ? 'comment' : 'value',
		expects: undefined,
		container,
		entry: value.entry,
		value,
		path: pathOf(value),
		replace,
		typed: plist.text.slice(replace.start, offset),
	};
}

/** Whether the cursor is in a comment or a CDATA section in the text of a value. */
function isInSection(text: string, { start, end }: TextRange, offset: number): boolean {
	for (const section of sectionsIn(text.slice(start, end))) {
		if (offset <= start + section.start) return false;
		if (offset < start + section.end) return true;
	}
	return false;
}

function inTagOf(offset: number, value: PlistValue): CursorContext {
	return {
		offset,
		place: offset < value.openTagRange.end ? 'startTag' : 'endTag',
		expects: undefined,
		container: value.entry?.dict ?? value.array,
		entry: value.entry,
		value,
		path: pathOf(value),
		replace: { start: offset, end: offset },
		typed: '',
	};
}

/** The last child that begins before the cursor. */
function childBefore(
	container: Dict | PlistArray,
	offset: number,
): DictEntry | PlistValue | undefined {
	const children: readonly (DictEntry | PlistValue)[] =
		container.type === 'dict' ? container.entries : container.items;
	const begun = countWhile(children.length, (at) => (children[at]?.range.start ?? 0) < offset);
	return children[begun - 1];
}

function isInKey(entry: DictEntry, offset: number): boolean {
	return offset < entry.keyRange.end || touches(entry.keyContentRange, offset);
}

function isMissing(value: PlistValue): boolean {
	return value.type === 'invalid' && value.reason === 'missing';
}

/** Whether the cursor is in the element, and not right before or after it. The end of an unclosed element is in it. */
function isIn(value: PlistValue, offset: number, text: string): boolean {
	const { range } = value;
	if (value.type === 'invalid') return range.start < offset && offset <= range.end;
	return (range.start < offset && offset < range.end) || inContent(value, offset, text);
}

function inContent(value: PlistValue, offset: number, text: string): boolean {
	const { openTagRange, contentRange } = value;
	const emptyTag =
		openTagRange.end > openTagRange.start &&
		text[openTagRange.end - 2] === '/' &&
		text[openTagRange.end - 1] === '>';
	return !emptyTag && touches(contentRange, offset);
}

/** The part of `content` on the line of the cursor, without spaces around it unless the cursor is in them. */
function onOneLine(text: string, content: TextRange, offset: number): TextRange {
	let start = offset;
	let end = offset;
	while (start > content.start && !isBreak(text.charCodeAt(start - 1))) start -= 1;
	while (end < content.end && !isBreak(text.charCodeAt(end))) end += 1;
	while (start < offset && isSpaceOrTab(text.charCodeAt(start))) start += 1;
	while (end > offset && isSpaceOrTab(text.charCodeAt(end - 1))) end -= 1;
	return { start, end };
}

/** A line end, or the `<` at which the content of an unclosed element ends. */
function isBreak(code: number): boolean {
	return isLineBreak(code) || code === LESS_THAN;
}

function isSpaceOrTab(code: number): boolean {
	return code === 32 || code === 9;
}
