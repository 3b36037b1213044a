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
	const known = foundIn(dict);
	const found = known.get(key) ?? unreadIn(dict).filter((each) => isRoughlySpelled(each.key, key));
	known.set(key, found);
	return found;
}

/** What was found for each key. Many fixes add the same one to the root. */
const foundIn = onceFor((_: Dict) => new Map<string, readonly DictEntry[]>());

const unreadIn = onceFor(({ entries }: Dict) => entries.filter(isUnread));

function isUnread({ key }: DictEntry): boolean {
	const isDescribed = descriptionsOf(splitRootKey(key).name).length > 0;
	return !isDescribed && !isUserClientKey(key) && !isKextOfMacOS(key);
}
