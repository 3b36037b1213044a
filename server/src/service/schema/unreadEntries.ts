/** Finds entries that nothing is known to read, and that may be written for a key that is missing next to them. */
import { splitRootKey } from '../document/rootKey.js';
import { isUserClientKey } from '../document/userClient.js';
import { onceFor } from '../once.js';
import { isKextOfMacOS } from '../platform/kernelBundles.js';
import { isRoughlySpelled } from '../text/roughSpelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { descriptionsOf } from './describe.js';

/** The entries of a dictionary that may be written for `key`; empty if it has the key. */
export function unreadEntriesFor(dict: Dict, key: string): readonly DictEntry[] {
	if (dict.get(key) !== undefined) return [];
	return unreadEntriesIn(dict).filter((entry) => isRoughlySpelled(entry.key, key));
}

const unreadEntriesIn = onceFor(({ entries }: Dict) => entries.filter(isUnread));

function isUnread({ key }: DictEntry): boolean {
	const isDescribed = descriptionsOf(splitRootKey(key).name).length > 0;
	return !isDescribed && !isUserClientKey(key) && !isKextOfMacOS(key);
}
