/** Finds values and entries by their offsets in the text. */
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import { MAX_STEPS, type PlistPath } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';

/** The innermost value or entry at an offset. */
export interface Location {
	readonly value: PlistValue;
	/** The entry of `value` whose key contains the offset, if it is a dictionary. */
	readonly entry: DictEntry | undefined;
}

/** The innermost value or entry at an offset. Logarithmic in the sizes of the dictionaries and arrays around it. */
export function locationAt(root: PlistValue | undefined, offset: number): Location | undefined {
	if (!root || !contains(root.range, offset)) return undefined;
	let value = root;
	for (;;) {
		if (value.type === 'dict') {
			const entry = itemAt(value.entries, offset);
			if (!entry) return { value, entry: undefined };
			if (!contains(entry.value.range, offset)) return { value, entry };
			value = entry.value;
		} else if (value.type === 'array') {
			const item = itemAt(value.items, offset);
			if (!item) return { value, entry: undefined };
			value = item;
		} else {
			return { value, entry: undefined };
		}
	}
}

/** The path of the innermost value or entry at an offset, of at most 200 steps; empty outside the root. */
export function pathAt(root: PlistValue | undefined, offset: number): PlistPath {
	const steps: (string | number)[] = [];
	let at = root && contains(root.range, offset) ? root : undefined;
	while (at && steps.length < MAX_STEPS) {
		if (at.type === 'dict') {
			const entry = itemAt(at.entries, offset);
			if (entry) steps.push(entry.key);
			at = entry && contains(entry.value.range, offset) ? entry.value : undefined;
		} else {
			const item: PlistValue | undefined =
				at.type === 'array' ? itemAt(at.items, offset) : undefined;
			if (item) steps.push(item.index);
			at = item;
		}
	}
	return steps;
}

function contains(range: TextRange, offset: number): boolean {
	return range.start <= offset && offset < Math.max(range.end, range.start + 1);
}

/** The item that contains `offset`, of items in order. */
function itemAt<Item extends { readonly range: TextRange }>(
	items: readonly Item[],
	offset: number,
): Item | undefined {
	const begun = countWhile(items.length, (at) => (items[at]?.range.start ?? 0) <= offset);
	const found = items[begun - 1];
	return found && contains(found.range, offset) ? found : undefined;
}
