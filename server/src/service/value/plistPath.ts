/** Paths from the root of a plist to a value. */
import type { DictEntry, PlistValue } from './plistValue.js';

/** What has a path. */
export type PlistPlace = DictEntry | PlistValue;

/** Keys and array indexes from the root, as in `['IOKitPersonalities', 'MyDriver', 'IOClass']`. */
export type PlistPath = readonly (string | number)[];

/** The maximum length of a path; no program reads keys at this depth. */
export const MAX_STEPS = 200;

/** The path of a value; of a value deeper than 200 steps, the path of its ancestor at that depth. Takes at most 200 steps. */
export function pathOf(value: PlistValue): PlistPath {
	const steps: (string | number)[] = [];
	const around = value.entry?.dict ?? value.array;
	let at: PlistValue | undefined = around?.lastWithPath ?? value;
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

/** The path of an entry: the path of its dictionary and its key, also of at most 200 steps. */
export function pathOfEntry(entry: DictEntry): PlistPath {
	const around = pathOf(entry.dict);
	return around.length < MAX_STEPS ? [...around, entry.key] : around;
}

/** The path of an entry or a value. */
export function pathOfPlace(place: PlistPlace): PlistPath {
	return isEntry(place) ? pathOfEntry(place) : pathOf(place);
}

export function isEntry(place: PlistPlace): place is DictEntry {
	return 'dict' in place;
}

/** An entry itself, or the one of a value, if any. */
export function entryOf(place: PlistPlace): DictEntry | undefined {
	return isEntry(place) ? place : place.entry;
}
