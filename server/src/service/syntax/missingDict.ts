/** Finds dictionaries whose start tag is broken, incomplete or missing, by the keys in them. */
import { indentationBefore } from './characters.js';
import { ALL, CORE_FOUNDATION, type FaultList } from './faultList.js';
import { isOutermost } from './rootFaults.js';
import {
	type ElementNode,
	isElement,
	type ParentNode,
	type TriviaNode,
	type TriviaType,
} from './syntaxTree.js';

/** A place at which a `<dict>` may be missing before the next key. */
export interface Gap {
	/** The key or broken tag on whose line the start tag belongs; undefined for the outermost dictionary. */
	readonly line: ElementNode | TriviaNode | undefined;
	/** The rest of the start tag. */
	readonly broken: TriviaNode | undefined;
	/** The key of the dictionary, which otherwise has no value. */
	readonly key: ElementNode | undefined;
}

/** Types of nodes that may be the rest of a start tag: `<di`, `dict>`, `<Dict>`. */
const remains: ReadonlySet<TriviaType> = new Set(['unfinishedTag', 'unexpectedText', 'ignoredTag']);

/** The gap after the last child of `parent`; `expectsValue` is true if a key there has no value yet. */
export function gapIn(text: string, parent: ParentNode, expectsValue: boolean): Gap | undefined {
	const { children } = parent;
	let broken: TriviaNode | undefined;
	let at = children.length - 1;
	for (; at >= 0; at--) {
		const node = children[at];
		if (!node || isElement(node)) break;
		if (remains.has(node.type)) broken ??= node;
	}
	const last = children[at];
	const before = last && isElement(last) ? last : undefined;
	switch (parent.type) {
		case 'dict':
			return expectsValue ? { line: before, broken, key: before } : undefined;
		case 'array':
			return broken && { line: broken, broken, key: undefined };
		case 'plist':
			return before ? undefined : { line: undefined, broken, key: undefined };
		case 'document':
			// CoreFoundation reads a key at the top as a string, and ignores the rest.
			if (before || !(broken || endsRoot(text))) return undefined;
			return { line: undefined, broken, key: undefined };
		default:
			return undefined;
	}
}

/** Whether a text ends with the end tags of a root, both of whose start tags are missing if a key is the first element. */
function endsRoot(text: string): boolean {
	return /<\/dict>\s*<\/plist>\s*$/.test(text.slice(-mostOfEnd));
}

/** As far as the end tags are looked for, in UTF-16 code units. */
const mostOfEnd = 100;

/** The innermost open element, of which the next key shows the gap. */
interface Place {
	readonly text: string;
	readonly current: ParentNode;
	readonly faults: FaultList;
}

/** Reports the missing start tag, unless its rest has been reported. */
export function nameGap({ text, current, faults }: Place, gap: Gap, start: number): void {
	const { broken, key } = gap;
	if (broken) return;
	if (key) {
		const name = text.slice(key.openEnd, key.closeStart);
		faults.add({ code: 'key-without-value', key: name }, key.start, key.end, ALL);
	} else {
		const isRoot = current.type === 'document';
		if (isRoot) faults.endFor(CORE_FOUNDATION, start);
		faults.add({ code: 'key-outside-dict', isRoot }, start, start + '<key>'.length, ALL);
	}
}

/** The indentation of the missing start tag, if the key at `start` is indented deeper. */
export function indentationOf(text: string, { line }: Gap, start: number): number | undefined {
	const indent = indentationBefore(text, start);
	if (!line) return Math.max(0, indent - 1);
	const own = indentationBefore(text, line.start);
	return own >= 0 && own < indent ? own : undefined;
}

/** Whether an element is the root dictionary, of which no start tag is in the text. */
export function isImpliedRoot({ type, parent, start, openEnd }: ElementNode): boolean {
	return (
		type === 'dict' && start === openEnd && (isOutermost(parent) || parent.type === 'document')
	);
}
