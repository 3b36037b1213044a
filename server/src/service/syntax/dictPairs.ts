/** Pairs keys and values of dictionaries, and reports those without a counterpart. */
import { append } from '../text/append.js';
import { isReference } from './attributes.js';
import { CORE_FOUNDATION, type FaultList, IOKIT, NONE } from './faultList.js';
import { type ElementNode, isElement, type SyntaxNode } from './syntaxTree.js';

/** A key and the value after it; one of the two may be missing. */
export interface DictPair {
	readonly key: ElementNode | undefined;
	readonly value: ElementNode | undefined;
}

/**
 * The pairs in order. A key before another key has no value; a value that is not after a key has no key.
 * Of the values that `#if` and `#else` offer for one key, the first is its value.
 */
export function pairsOf(dict: ElementNode): DictPair[] {
	const pairs: DictPair[] = [];
	eachPair(dict, (key, value) => pairs.push({ key, value }));
	return pairs;
}

/** As `pairsOf`, without an object for each pair. */
export function eachPair(
	dict: ElementNode,
	visit: (key: ElementNode | undefined, value: ElementNode | undefined) => void,
): void {
	let key: ElementNode | undefined;
	for (const node of membersOf(dict)) {
		if (node.type === 'key') {
			if (key) visit(key, undefined);
			key = node;
		} else {
			visit(key, node);
			key = undefined;
		}
	}
	if (key) visit(key, undefined);
}

/** The elements of a dictionary except the alternative values of a key, of which the preprocessor keeps one. */
function membersOf(dict: ElementNode): readonly ElementNode[] {
	const members: ElementNode[] = [];
	let last: ElementNode | undefined;
	let isAfterDirective = false;
	for (const node of dict.children) {
		if (isElement(node)) {
			const isAlternative = isAfterDirective && isValueInBranch(last) && isValueInBranch(node);
			if (!isAlternative) members.push(node);
			last = node;
			isAfterDirective = false;
		} else if (node.type === 'directive') {
			isAfterDirective = true;
		}
	}
	return members;
}

function isValueInBranch(node: ElementNode | undefined): boolean {
	return node?.conditional === true && node.type !== 'key';
}

/**
 * Reports missing keys and values, or of a dictionary without any key only the first value: it is probably an array. A key that is
 * not closed has been reported, and its value is unknown.
 */
export function checkPairs(text: string, dict: ElementNode, faults: FaultList): void {
	const unpaired = firstUnpairedForIOKit(text, dict);
	const rejectedBy =
		(coreFoundationRejects(dict) ? CORE_FOUNDATION : NONE) | (unpaired ? IOKIT : NONE);
	let isComplete = true;
	const pairs = pairsOf(dict);
	const hasKeys = pairs.some(({ key }) => key);
	for (const { key, value } of hasKeys ? pairs : pairs.slice(0, 1)) {
		if (key && !value && key.closed) addUnpaired(text, key, rejectedBy, faults);
		else if (value && !key) addUnpaired(text, value, rejectedBy, faults);
		isComplete &&= key !== undefined && value !== undefined;
	}
	if (unpaired && isComplete) addUnpaired(text, unpaired, IOKIT, faults);
}

function addUnpaired(text: string, node: ElementNode, rejectedBy: number, faults: FaultList): void {
	const { type, start, openEnd, closeStart, end } = node;
	if (type === 'key') {
		const name = text.slice(openEnd, closeStart);
		faults.add({ code: 'key-without-value', key: name }, start, end, rejectedBy);
	} else {
		const tag = text.slice(start, openEnd);
		faults.add({ code: 'value-without-key', tag }, start, openEnd, rejectedBy);
	}
}

/** CoreFoundation reads a `<key>` as a value where it expects one, so it accepts an even number of keys in a row. */
function coreFoundationRejects(dict: ElementNode): boolean {
	let expectsValue = false;
	for (const node of membersOf(dict)) {
		if (!expectsValue && node.type !== 'key') return true;
		expectsValue = !expectsValue;
	}
	return expectsValue;
}

/**
 * The first element that is not in a pair for IOKit's parsers. They ignore the tags of `<plist>`,
 * and read a key that refers to another object as a value.
 */
function firstUnpairedForIOKit(text: string, dict: ElementNode): ElementNode | undefined {
	let key: ElementNode | undefined;
	const waiting: SyntaxNode[] = [...membersOf(dict)].reverse();
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		if (!isElement(node)) continue;
		const isObject = isReference(text, node.start, node.openEnd);
		if (node.type === 'plist' && !isObject) {
			append(waiting, [...node.children].reverse());
			continue;
		}
		const isKey = node.type === 'key' && !isObject;
		if (isKey === (key !== undefined)) return node;
		key = isKey ? node : undefined;
	}
	return key;
}
