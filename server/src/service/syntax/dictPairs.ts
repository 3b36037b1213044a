/** Keys and values of a dict: which belong together, and which stand alone. */
import { isReference } from './attributes.js';
import { CORE_FOUNDATION, type FaultList, IOKIT, NOBODY } from './faultList.js';
import { type ElementNode, isElement, type SyntaxNode } from './syntaxTree.js';

/** A key with the value behind it; one of the two is missing where the dict has a gap. */
export interface DictPair {
	readonly key: ElementNode | undefined;
	readonly value: ElementNode | undefined;
}

/**
 * The pairs in order: a key that another key follows has no value, a value that no key precedes has no key.
 * Of values that `#if` and `#else` offer for one key, the first is its value.
 */
export function pairsOf(dict: ElementNode): DictPair[] {
	const pairs: DictPair[] = [];
	let key: ElementNode | undefined;
	for (const node of membersOf(dict)) {
		if (node.type === 'key') {
			if (key) pairs.push({ key, value: undefined });
			key = node;
		} else {
			pairs.push({ key, value: node });
			key = undefined;
		}
	}
	if (key) pairs.push({ key, value: undefined });
	return pairs;
}

/** The elements of a dict but for the further values of a key, of which the preprocessor leaves one. */
function* membersOf(dict: ElementNode): Iterable<ElementNode> {
	let last: ElementNode | undefined;
	let behindDirective = false;
	for (const node of dict.children) {
		if (isElement(node)) {
			const isAlternative =
				behindDirective && [last, node].every((each) => each?.conditional && each.type !== 'key');
			if (!isAlternative) yield node;
			last = node;
			behindDirective = false;
		} else if (node.type === 'directive') {
			behindDirective = true;
		}
	}
}

/** Names the gaps of a dict. A key that is not closed was already named, and its value cannot be told. */
export function checkPairs(text: string, dict: ElementNode, faults: FaultList): void {
	const misfit = misfitOfIOKit(text, dict);
	const refusedBy =
		(coreFoundationRefuses(dict) ? CORE_FOUNDATION : NOBODY) | (misfit ? IOKIT : NOBODY);
	let isComplete = true;
	for (const { key, value } of pairsOf(dict)) {
		if (key && !value && key.closed) addLonely(text, key, refusedBy, faults);
		else if (value && !key) addLonely(text, value, refusedBy, faults);
		isComplete &&= key !== undefined && value !== undefined;
	}
	if (misfit && isComplete) addLonely(text, misfit, IOKIT, faults);
}

function addLonely(text: string, node: ElementNode, refusedBy: number, faults: FaultList): void {
	const { type, start, openEnd, closeStart, end } = node;
	if (type === 'key') {
		const name = text.slice(openEnd, closeStart);
		faults.add({ code: 'key-without-value', key: name }, start, end, refusedBy);
	} else {
		const tag = text.slice(start, openEnd);
		faults.add({ code: 'value-without-key', tag }, start, openEnd, refusedBy);
	}
}

/** CoreFoundation takes a `<key>` for a value where one is due, so that an even number of keys in a row passes. */
function coreFoundationRefuses(dict: ElementNode): boolean {
	let expectsValue = false;
	for (const node of membersOf(dict)) {
		if (!expectsValue && node.type !== 'key') return true;
		expectsValue = !expectsValue;
	}
	return expectsValue;
}

/**
 * The first element that stands alone for IOKit's parsers: to them tags of `<plist>` are not there,
 * and a key that stands for another object is a value.
 */
function misfitOfIOKit(text: string, dict: ElementNode): ElementNode | undefined {
	let key: ElementNode | undefined;
	const waiting: SyntaxNode[] = [...membersOf(dict)].reverse();
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (!isElement(node)) continue;
		const isObject = isReference(text, node.start, node.openEnd);
		if (node.type === 'plist' && !isObject) {
			waiting.push(...[...node.children].reverse());
			continue;
		}
		const isKey = node.type === 'key' && !isObject;
		if (isKey === (key !== undefined)) return node;
		key = isKey ? node : undefined;
	}
	return key;
}
