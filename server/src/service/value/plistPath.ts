/** Paths from the root of a plist to a value. */
import type { DictEntry, PlistValue } from './plistValue.js';

/** Keys and array indexes from the root, as in `['IOKitPersonalities', 'MyDriver', 'IOClass']`. */
export type PlistPath = readonly (string | number)[];

/** Steps of the longest path; no key this deep means anything to anybody. */
export const MOST_STEPS = 200;

/** The path of a value; of one that is deeper than 200 steps, of what is around it there. Linear in the depth. */
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
		if (steps.length === 2 * MOST_STEPS) steps.splice(0, MOST_STEPS);
	}
	return steps.slice(-MOST_STEPS).reverse();
}

/** The path of an entry: that of its dict, and its key; of at most 200 steps as well. */
export function pathOfEntry(entry: DictEntry): PlistPath {
	const around = pathOf(entry.dict);
	return around.length < MOST_STEPS ? [...around, entry.key] : around;
}
