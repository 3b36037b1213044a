/** Groups items, so that those with a key are found without a search. */

/** The items of each key in their order, without those that have no key. */
export function groupBy<Key, Item>(
	items: readonly Item[],
	keyOf: (item: Item) => Key | undefined,
): ReadonlyMap<Key, readonly Item[]> {
	const groups = new Map<Key, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		if (key === undefined) continue;
		const same = groups.get(key);
		if (same) same.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
