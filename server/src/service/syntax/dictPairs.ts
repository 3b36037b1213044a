/** Keys and values of a dict: which belong together, and which stand alone. */
import { CORE_FOUNDATION, type FaultList, IOKIT, NOBODY } from './faultList.js';
import { type ElementNode, isElement } from './syntaxTree.js';

/** A key with the value behind it; one of the two is missing where the dict has a gap. */
export interface DictPair {
	readonly key: ElementNode | undefined;
	readonly value: ElementNode | undefined;
}

/** The pairs in order: a key that another key follows has no value, a value that no key precedes has no key. */
export function pairsOf(dict: ElementNode): DictPair[] {
	const pairs: DictPair[] = [];
	let key: ElementNode | undefined;
	for (const node of dict.children) {
		if (!isElement(node)) continue;
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

/** Names the gaps of a dict. A key that is not closed was already named, and its value cannot be told. */
export function checkPairs(text: string, dict: ElementNode, faults: FaultList): void {
	const coreFoundation = coreFoundationRefuses(dict) ? CORE_FOUNDATION : NOBODY;
	for (const { key, value } of pairsOf(dict)) {
		if (key && !value && key.closed) {
			const name = text.slice(key.openEnd, key.closeStart);
			faults.add('key-without-value', key.start, key.end, IOKIT | coreFoundation, name);
		} else if (value && !key) {
			const refusedBy = IOKIT | coreFoundation;
			const tag = text.slice(value.start, value.openEnd);
			faults.add('value-without-key', value.start, value.openEnd, refusedBy, tag);
		}
	}
}

/** CoreFoundation takes a `<key>` for a value where one is due, so that an even number of keys in a row passes. */
function coreFoundationRefuses(dict: ElementNode): boolean {
	let expectsValue = false;
	for (const node of dict.children) {
		if (!isElement(node)) continue;
		if (!expectsValue && node.type !== 'key') return true;
		expectsValue = !expectsValue;
	}
	return expectsValue;
}
