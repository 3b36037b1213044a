/** Finds a key that may be misspelled. */
import { nearestName } from '../text/spelling.js';
import type { Dict } from './plistValue.js';

/** Whether the dictionary has `key` or a likely misspelling of it, for which a finding of a missing key would be a second one. */
export function hasKeyOrMisspelling(dict: Dict, key: string): boolean {
	return (
		dict.get(key) !== undefined ||
		dict.entries.some((entry) => nearestName(entry.key, [key]) !== undefined)
	);
}
