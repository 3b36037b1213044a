/** Paths from the root of a plist to a value. */
import type { DictEntry, PlistValue } from './plistValue.js';

/** Keys and array indexes from the root, as in `['IOKitPersonalities', 'MyDriver', 'IOClass']`. */
export type PlistPath = readonly (string | number)[];

/** The path of a value. Linear in its depth. */
export function pathOf(value: PlistValue): PlistPath {
	const steps: (string | number)[] = [];
	let at: PlistValue | undefined = value;
	while (at) {
		if (at.entry) {
			steps.push(at.entry.key);
			at = at.entry.dict;
		} else if (at.array) {
			steps.push(at.index);
			at = at.array;
		} else {
			at = undefined;
		}
	}
	return steps.reverse();
}

/** The path of an entry: that of its dict, and its key. */
export function pathOfEntry(entry: DictEntry): PlistPath {
	return [...pathOf(entry.dict), entry.key];
}
