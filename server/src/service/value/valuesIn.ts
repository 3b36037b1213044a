/** Visits all values of a plist, without recursion, since the nesting has no limit. */
import type { DictEntry, PlistValue } from './plistValue.js';

/** The root and every value under it, in no particular order. */
export function* valuesIn(root: PlistValue | undefined): Iterable<PlistValue> {
	const pending: PlistValue[] = root ? [root] : [];
	for (let value = pending.pop(); value; value = pending.pop()) {
		yield value;
		if (value.type === 'dict') {
			for (const entry of value.entries) pending.push(entry.value);
		} else if (value.type === 'array') {
			for (const item of value.items) pending.push(item);
		}
	}
}

/** The entries of all dictionaries under a value, in no particular order. */
export function entriesIn(root: PlistValue | undefined): DictEntry[] {
	return [...valuesIn(root)].flatMap((value) => (value.type === 'dict' ? value.entries : []));
}
