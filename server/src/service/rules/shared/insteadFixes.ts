/** Fixes that make a missing key of what a person wrote: an entry in an inner dictionary, or with an unknown key that may be written for it. */
import type { PlistContents } from '../../document/driverPlist.js';
import { innerEntriesOf, isOnlyInner } from '../../document/innerEntries.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { moveEntryFix } from './entryFixes.js';
import { suits } from './renameFixes.js';
import { renameInsteadFixes } from './renameInsteadFixes.js';

/** The fixes that move or rename an entry instead of adding the key with a usual value. */
export function insteadFixes(plist: PlistContents, dict: Dict, key: string): readonly Fix[] {
	return [...moveInsteadFixes(plist, dict, key), ...renameInsteadFixes(plist, dict, key)];
}

/** Moves the only entry with the key that a dictionary of the personality has; none if nothing else is in that, which would then match all. */
function moveInsteadFixes(plist: PlistContents, dict: Dict, key: string): readonly Fix[] {
	const [entry, ...others] = innerEntriesOf(dict, key);
	if (!entry || others.length > 0 || entry.dict.entries.length < 2) return [];
	if (!isOnlyInner(entry) || !suits(plist, entry.value, dict, key)) return [];
	return [moveEntryFix(entry, dict, dict.entry?.key ?? '')];
}
