/** Whether a dictionary has a key, possibly misspelled. */
import { nearestName } from '../text/spelling.js';
import type { Dict } from './plistValue.js';

/** Whether the dictionary has `key`, or a key that looks like a misspelling of it, so that one mistake yields one finding. */
export function hasKeyOrMisspelling(dict: Dict, key: string): boolean {
	return (
		dict.get(key) !== undefined ||
		dict.entries.some((entry) => nearestName(entry.key, [key]) !== undefined)
	);
}
