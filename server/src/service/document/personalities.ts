/** The personalities of a plist, and what somebody meant for one where nothing reads it. */
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import type { Personality } from './driverPlist.js';
import { isPersonalities, readInsteadOf } from './rootKey.js';
import { isStrayUserClient } from './userClient.js';

/** The personalities that are read, also those of `IOKitPersonalities_x86_64` and its like. */
export function personalitiesOf(root: PlistValue | undefined): readonly Personality[] {
	if (root?.type !== 'dict') return [];
	const found: Personality[] = [];
	for (const { key, value } of root.entries) {
		if (!isPersonalities(key) || value.type !== 'dict') continue;
		for (const entry of value.entries) {
			const dict = entry.value;
			if (dict.type !== 'dict' || isStrayUserClient(entry, dict)) continue;
			found.push({ name: entry.key, entry, dict });
		}
	}
	return found;
}

/** Whether a dict has the two keys that make a personality and that hardly anything else has. */
export function isLikePersonality(value: PlistValue): value is Dict {
	return (
		value.type === 'dict' &&
		['IOClass', 'IOProviderClass'].every((key) => value.get(key)?.value.type === 'string')
	);
}

/** Whether a root entry holds personalities under a name that was meant for IOKitPersonalities; one that begins with it was renamed on purpose. */
export function isMisnamedList({ key, value }: DictEntry): boolean {
	if (value.type !== 'dict' || !/^IO/i.test(key)) return false;
	if (key.startsWith('IOKitPersonalities') && readInsteadOf(key) === undefined) return false;
	return value.entries.some((entry) => isLikePersonality(entry.value));
}

/** Every dict whose keys were meant for a personality, at the right place or not: a level too high, in an array, under a misspelt name. */
export function* meantAsPersonality(root: Dict): Iterable<Dict> {
	// What `ioreg -a` prints of a service has its properties at the root.
	if (!root.get('IOObjectClass')) yield root;
	for (const entry of root.entries) {
		const { key, value } = entry;
		if (!isPersonalities(key) && !isMisnamedList(entry)) continue;
		if (value.type === 'dict') yield value;
		const items =
			value.type === 'dict'
				? value.entries.map((each) => each.value)
				: value.type === 'array'
					? value.items
					: [];
		for (const item of items) if (item.type === 'dict') yield item;
	}
}
