/** Finds values and entries by their place in the text. */
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import { MAX_STEPS, type PlistPath } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';

/** The value or entry that holds `offset` and nothing smaller that does. */
export interface Place {
	readonly value: PlistValue;
	/** The entry of `value` whose key holds the offset, for a dict. */
	readonly entry: DictEntry | undefined;
}

/** What stands at an offset. Logarithmic in the size of each dict and array on the way. */
export function placeAt(root: PlistValue | undefined, offset: number): Place | undefined {
	if (!root || !holds(root.range, offset)) return undefined;
	let value = root;
	for (;;) {
		if (value.type === 'dict') {
			const entry = holding(value.entries, offset);
			if (!entry) return { value, entry: undefined };
			if (!holds(entry.value.range, offset)) return { value, entry };
			value = entry.value;
		} else if (value.type === 'array') {
			const item = holding(value.items, offset);
			if (!item) return { value, entry: undefined };
			value = item;
		} else {
			return { value, entry: undefined };
		}
	}
}

/** The path of the smallest thing at an offset, of at most 200 steps; empty outside the root. */
export function pathAt(root: PlistValue | undefined, offset: number): PlistPath {
	const steps: (string | number)[] = [];
	let at = root && holds(root.range, offset) ? root : undefined;
	while (at && steps.length < MAX_STEPS) {
		if (at.type === 'dict') {
			const entry = holding(at.entries, offset);
			if (entry) steps.push(entry.key);
			at = entry && holds(entry.value.range, offset) ? entry.value : undefined;
		} else {
			const item: PlistValue | undefined =
				at.type === 'array' ? holding(at.items, offset) : undefined;
			if (item) steps.push(item.index);
			at = item;
		}
	}
	return steps;
}

/** The entry whose key or whole range begins at `range.start`. */
export function entryAt(root: PlistValue | undefined, range: TextRange): DictEntry | undefined {
	const entry = placeAt(root, range.start)?.entry;
	return entry?.range.start === range.start ? entry : undefined;
}

/** The value that a finding on `range` is about: with that range, that content, or as the value of the key there. */
export function valueAt(root: PlistValue | undefined, range: TextRange): PlistValue | undefined {
	const place = placeAt(root, range.start);
	if (!place) return undefined;
	if (place.entry) return place.entry.value;
	return place.value;
}

function holds(range: TextRange, offset: number): boolean {
	return range.start <= offset && offset < Math.max(range.end, range.start + 1);
}

/** The last of the things in order that begins at or before `offset`, where it reaches it. */
function holding<Thing extends { readonly range: TextRange }>(
	things: readonly Thing[],
	offset: number,
): Thing | undefined {
	const begun = countWhile(things.length, (at) => (things[at]?.range.start ?? 0) <= offset);
	const found = things[begun - 1];
	return found && holds(found.range, offset) ? found : undefined;
}
