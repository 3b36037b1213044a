/** Start tags of containers that are missing, repeated, or written as end tags, where what is in them shows what is intended. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { looksLikeInfoPlist } from '../../document/looksLikeInfoPlist.js';
import { indentBefore, indentOfLine } from '../../edit/indentation.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { layoutOf } from '../../edit/xmlText.js';
import { skipSpaces } from '../../syntax/characters.js';
import { pairsOf } from '../../syntax/dictPairs.js';
import { isImpliedRoot } from '../../syntax/missingDict.js';
import { parentAt } from '../../syntax/nodeAt.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import { type ElementNode, isElement, type ParentNode } from '../../syntax/syntaxTree.js';
import { areEntries } from '../../syntax/wrongContainers.js';
import { isLineBreak } from '../../text/line.js';
import { countWhile } from '../../text/ordered.js';
import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { fixTitles } from './entryFixes.js';
import { changeTextFix, removeTextFix } from './textFixes.js';

const tag = '<dict>';

/** The fix for a key whose dictionary has no start tag, or for one at the beginning of such a dictionary; none for others. */
export function missingDictFixes(
	{ code, range }: SyntaxFault<'key-without-value' | 'key-outside-dict'>,
	plist: DriverPlist,
): readonly Fix[] {
	const { text } = plist;
	const dict = dictFrom(plist, code === 'key-outside-dict' ? range.start : range.end);
	if (!dict || dict.start < dict.openEnd) return [];
	// Without an end tag, too, the tag alone would break well-formed XML.
	if (dict.closeStart === dict.end) return isImpliedRoot(dict) ? [wholeRootFix(dict, plist)] : [];
	const { start } = dict;
	const outer = indentBefore(text, code === 'key-outside-dict' ? dict.closeStart : range.start);
	const edit = tagBefore(start, tag, outer, plist);
	const isAlone = indentBefore(text, start) !== undefined;
	const preferred = isImpliedRoot(dict) || isAlone;
	return [{ title: fixTitles.add({ key: tag }), edits: [edit], preferred }];
}

/** Adds a start tag before an element: on a line of its own with the indentation `outer`, if the element is the first of its line. */
export function tagBefore(
	start: number,
	written: string,
	outer: string | undefined,
	{ text, lines }: DriverPlist,
): PlistEdit {
	const inner = indentBefore(text, start);
	if (inner === undefined) {
		return { kind: 'replaceText', range: { start, end: start }, by: written };
	}
	const line = lines.startOfLine(start);
	const above = line > 0 ? lines.startOfLine(line - 1) : line;
	// A line that is left empty is that of the tag.
	const isEmptied = line > 0 && isLineBreak(text.charCodeAt(skipSpaces(text, above)));
	const range = { start: isEmptied ? above : line, end: start };
	return {
		kind: 'replaceText',
		range,
		by: `${outer ?? ''}${written}${layoutOf(text).eol}${inner}`,
	};
}

/** The fix for keys and values of the root without both of its tags. */
function wholeRootFix(dict: ElementNode, plist: DriverPlist): Fix {
	const { start, end, parent } = dict;
	const outer = indentOfLine(plist, parent.start);
	const isOnLine = indentBefore(plist.text, start) !== undefined;
	const endTag = isOnLine ? `${layoutOf(plist.text).eol}${outer}</dict>` : '</dict>';
	return {
		title: fixTitles.add({ key: tag }),
		edits: [
			tagBefore(start, tag, outer, plist),
			{ kind: 'replaceText', range: { start: end, end }, by: endTag },
		],
		preferred: pairsOf(dict).every(({ key, value }) => key && value),
	};
}

const rootTag = '<plist version="1.0">';

/** What can be in place of the start tag of the root. */
const inItsPlace: ReadonlySet<string> = new Set([
	'unexpected-end-tag',
	'unexpected-text',
	'unfinished-tag',
	'unknown-element',
]);

/** The fix for `</plist>` of a root without `<plist>`, or with another tag in its place; undefined for other end tags. */
export function missingRootFix(
	{ name, range }: SyntaxFault<'unexpected-end-tag'>,
	plist: DriverPlist,
): Fix | undefined {
	const { faults, root } = plist.syntax;
	const first = root.firstElement;
	if (name !== 'plist' || !first || first.type === 'plist') return undefined;
	const wrong = faults
		.slice(0, mostNodes)
		.find((fault) => fault.range.start < first.start && inItsPlace.has(fault.code));
	if (wrong?.code === 'unexpected-end-tag') return changeTextFix(wrong.range, rootTag);
	if (wrong) return removeTextFix(plist, range, '</plist>', false);
	const edit = tagBefore(first.start, rootTag, '', plist);
	return { title: fixTitles.add({ key: rootTag }), edits: [edit], preferred: true };
}

/** The fix for the start tag of an array around the dictionary of the root, which no program reads; undefined for other elements. */
export function arrayAroundRootFix(
	{ range }: SyntaxFault<'unclosed-element'>,
	plist: DriverPlist,
): Fix | undefined {
	const { text, syntax } = plist;
	const { firstElement: outer } = syntax.root;
	const array = outer?.type === 'plist' ? outer.firstElement : outer;
	if (array?.type !== 'array' || array.start !== range.start) return undefined;
	const [dict, ...others] = array.children.filter(isElement);
	if (dict?.type !== 'dict' || others.length > 0) return undefined;
	const isBelow = indentBefore(text, dict.start) === indentBefore(text, array.start);
	const isRoot = isOfBundle(plist);
	if (!isBelow && !isRoot) return undefined;
	return removeTextFix(plist, range, '<array>', isBelow && isRoot);
}

/** Whether the dictionary in the array can only be the root. Other property lists can be an array of one dictionary. */
function isOfBundle({ kind, root, uri }: DriverPlist): boolean {
	const [dict] = root?.type === 'array' ? root.items : [];
	return kind !== 'other' || looksLikeInfoPlist(uri, dict);
}

/** The fix for an end tag in place of the start tag of a dictionary. */
export function endTagAsStartFix(
	{ range }: SyntaxFault<'unexpected-end-tag'>,
	plist: DriverPlist,
): Fix | undefined {
	const dict = dictFrom(plist, range.start);
	if (dict?.start !== range.start) return undefined;
	return changeTextFix(range, tag);
}

/**
 * The fixes for an end tag whose start tag is missing before the elements that are indented deeper: the items of an array after
 * its key, or the entries of a dictionary in an array, whose start tag can also be that of the dictionary before it. One item can
 * also be the value of the key.
 */
export function missingStartTagFixes(
	{ name, range }: SyntaxFault<'unexpected-end-tag'>,
	plist: DriverPlist,
): readonly Fix[] {
	const { text, syntax } = plist;
	const outer = indentBefore(text, range.start);
	if (outer === undefined) return [];
	const parent = parentAt(syntax.root, range.start);
	const { inside, before } = deeperThan(outer, parent, range.start, text);
	const isDict = parent.type === 'array' && name === 'dict' && areEntries(inside);
	const isAfterKey = parent.type === 'dict' && before?.type === 'key';
	const isArray = isAfterKey && name === 'array' && inside.every(({ type }) => type !== 'key');
	const [first] = inside;
	const isOnLine = first && indentBefore(text, first.start) !== undefined;
	if (!isOnLine || !(isDict || isArray)) return [];
	const early = isDict && before?.type === 'dict' ? earlyEndTag(before, inside, text) : undefined;
	return [
		...(early ? [removeTextFix(plist, early, `</${name}>`, false)] : []),
		{
			title: fixTitles.add({ key: `<${name}>` }),
			edits: [tagBefore(first.start, `<${name}>`, outer, plist)],
			preferred: inside.length > 1 && !early,
		},
	];
}

/**
 * The end tag of a dictionary that can be superfluous, so that the entries after it are a part of it: none of their keys is in it.
 * The dictionaries of an array usually have the same keys.
 */
function earlyEndTag(
	{ children, closed, closeStart: start, end }: ElementNode,
	after: readonly ElementNode[],
	text: string,
): TextRange | undefined {
	if (!closed || start === end) return undefined;
	const keys = new Set(keysOf(children.slice(0, mostItems).filter(isElement), text));
	return keysOf(after, text).some((key) => keys.has(key)) ? undefined : { start, end };
}

function keysOf(nodes: readonly ElementNode[], text: string): readonly string[] {
	const keys = nodes.filter(({ type }) => type === 'key');
	return keys.map(({ openEnd, closeStart }) => text.slice(openEnd, closeStart).trim());
}

interface DeeperElements {
	readonly inside: readonly ElementNode[];
	/** The element before them, which has the indentation of the end tag. */
	readonly before?: ElementNode;
}

/** The elements before `offset` that are indented deeper than `outer`; none if a damaged tag is between them. */
function deeperThan(
	outer: string,
	{ children }: ParentNode,
	offset: number,
	text: string,
): DeeperElements {
	const count = countWhile(children.length, (at) => (children[at]?.start ?? 0) < offset);
	const inside: ElementNode[] = [];
	for (const node of children.slice(Math.max(0, count - mostItems), count).reverse()) {
		if (!isElement(node)) {
			if (node.type !== 'comment') return { inside: [] };
			continue;
		}
		const indent = indentBefore(text, node.start);
		if (indent === outer) return { inside: inside.reverse(), before: node };
		if (indent !== undefined && !indent.startsWith(outer)) return { inside: [] };
		inside.push(node);
	}
	return { inside: count > mostItems ? [] : inside.reverse() };
}

/** How many elements of a container without its start tag are read, so that the time stays linear. */
const mostItems = 100;

/** The fix for the start tag of a dictionary that is there twice. */
export function repeatedDictFix(
	{ range }: SyntaxFault<'value-without-key'>,
	plist: DriverPlist,
): Fix | undefined {
	const dict = parentAt(plist.syntax.root, range.start);
	const [first] = dict.children;
	if (dict.type !== 'dict' || first?.type !== 'ignoredTag' || first.start !== range.start) {
		return undefined;
	}
	const outer = indentOfLine(plist, dict.start);
	const isBelow = indentBefore(plist.text, range.start) ?? outer;
	return removeTextFix(plist, range, tag, isBelow === outer);
}

/** The first element in its parent that begins at `offset` or later, if it is a dictionary. */
function dictFrom({ syntax: { root } }: DriverPlist, offset: number): ElementNode | undefined {
	const { children } = parentAt(root, offset);
	const before = countWhile(children.length, (at) => (children[at]?.start ?? 0) < offset);
	const next = children.slice(before, before + mostNodes).find(isElement);
	return next?.type === 'dict' ? next : undefined;
}

/** How many comments before a dictionary, or faults before the root, are read, so that the time stays linear. */
const mostNodes = 16;
