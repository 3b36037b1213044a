/** Finds entries that nothing is known to read, and that may be written for a key that is missing next to them. */
import type { PlistContents } from '../document/driverPlist.js';
import { splitRootKey } from '../document/rootKey.js';
import { isUserClientKey } from '../document/userClient.js';
import { onceFor } from '../once.js';
import { isKextOfMacOS } from '../platform/kernelBundles.js';
import { isRoughlySpelled } from '../text/roughSpelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { rootNodes } from './catalog.js';
import { KeyCheck } from './checkKeys.js';
import { descriptionsOf } from './describe.js';
import type { SchemaFinding } from './schemaFinding.js';

/** The entries of a dictionary that may be written for `key`; empty if it has the key. */
export function unreadEntriesFor(
	plist: PlistContents,
	dict: Dict,
	key: string,
): readonly DictEntry[] {
	if (dict.get(key) !== undefined) return [];
	const known = foundIn(dict);
	const found =
		known.get(key) ??
		unreadIn(dict).filter(
			(each) => isRoughlySpelled(each.key, key) || isSuggestedFor(plist, each, key),
		);
	known.set(key, found);
	return found;
}

/** Whether entitlements have a key for which `unknown-key` suggests `key`, so that it would be reported after `key` is added, too. */
export function hasKeyToRename(plist: PlistContents, dict: Dict, key: string): boolean {
	return unreadEntriesFor(plist, dict, key).some((each) => isSuggestedFor(plist, each, key));
}

function isSuggestedFor(plist: PlistContents, entry: DictEntry, key: string): boolean {
	return suggestionsIn(plist).get(entry)?.includes(key) === true;
}

/** The keys that `unknown-key` suggests for those at the root of entitlements, which it reports whatever else is there. */
const suggestionsIn = onceFor((plist: PlistContents): ReadonlyMap<DictEntry, readonly string[]> => {
	const findings: SchemaFinding[] = [];
	const { root, kind } = plist;
	if (kind === 'entitlements' && root?.type === 'dict') {
		new KeyCheck(plist, findings).check(root, rootNodes(plist), kind);
	}
	return new Map(
		findings.flatMap((found) =>
			found.code === 'unknown-key' ? [[found.state.entry, found.state.suggestions]] : [],
		),
	);
});

/** What was found for each key. Many fixes add the same one to the root. */
const foundIn = onceFor((_: Dict) => new Map<string, readonly DictEntry[]>());

const unreadIn = onceFor(({ entries }: Dict) => entries.filter(isUnread));

function isUnread({ key }: DictEntry): boolean {
	const isDescribed = descriptionsOf(splitRootKey(key).name).length > 0;
	return !isDescribed && !isUserClientKey(key) && !isKextOfMacOS(key);
}
