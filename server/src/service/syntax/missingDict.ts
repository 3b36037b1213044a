/** Finds dictionaries whose start tag is broken, incomplete or missing, by the keys in them. */
import { indentationBefore } from './characters.js';
import { ALL, type FaultList } from './faultList.js';
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
export function gapIn(parent: ParentNode, expectsValue: boolean): Gap | undefined {
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
			return before ? undefined : broken && { line: undefined, broken, key: undefined };
		default:
			return undefined;
	}
}

/** Reports the missing start tag, unless its rest has been reported. */
export function nameGap(text: string, gap: Gap, start: number, faults: FaultList): void {
	const { broken, key } = gap;
	if (broken) return;
	if (key) {
		const name = text.slice(key.openEnd, key.closeStart);
		faults.add({ code: 'key-without-value', key: name }, key.start, key.end, ALL);
	} else {
		faults.add({ code: 'key-outside-dict' }, start, start + '<key>'.length, ALL);
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
	return type === 'dict' && start === openEnd && isOutermost(parent);
}
