/** Finds a key that may be misspelled. */
import { spellingOfKey } from '../text/keySpelling.js';
import type { Dict } from './plistValue.js';

/** Whether the dictionary has `key` or a likely misspelling of it, for which a finding of a missing key would be a second one. */
export function hasKeyOrMisspelling(dict: Dict, key: string): boolean {
	if (dict.get(key) !== undefined) return true;
	const known = new Set([key]);
	return dict.entries.some((entry) => spellingOfKey(entry.key, known) !== undefined);
}
