/** Finds personalities that match some of the same devices, because their lists have an item in common. */
import { canonicalText, hashOf } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';
import { groupBy } from '../groupBy.js';
import { pciMatchMasks } from '../platform/pci.js';
import type { PlistValue } from '../value/plistValue.js';
import { competes, isMatchingKey } from './comparePersonalities.js';
import { wordsIn } from './deviceCoverage.js';
import { pciWordText } from './pciMatch.js';

/** Two personalities that differ only in a list, and what an item of each has in common. */
export interface Overlap {
	readonly first: Personality;
	readonly second: Personality;
	readonly item: string;
}

/** A name or a number, of which the bits of a mask are compared. */
interface Item {
	readonly value: string | bigint;
	readonly mask: bigint;
}

/** The keys with a list of which one item must match. */
const listKeys: readonly string[] = [...pciMatchMasks.keys(), 'idProductArray', 'IONameMatch'];

const allBits = 0xffff_ffffn;

/** With more masks than drivers have, the work would grow with their product. */
const maxMasks = 8;

/**
 * Of the personalities of one dictionary with the same `scoreOf`: each with the first one before it that it overlaps, if
 * its list differs. Lists that are not completely known are not compared.
 */
export function* overlapsIn(
	personalities: readonly Personality[],
	scoreOf: (personality: Personality) => number,
): Iterable<Overlap> {
	for (const key of listKeys) {
		const isOther = (each: string): boolean => each !== key && isMatchingKey(each);
		const withList = personalities.filter(
			({ dict, entry }) => !entry.conditional && dict.get(key) && competes(dict),
		);
		const groups = [...groupBy(withList, ({ entry }) => entry.dict).values()]
			.flatMap((siblings) => severalBy(siblings, scoreOf))
			.flatMap((similar) => severalBy(similar, ({ dict }) => hashOf(dict, isOther)))
			.flatMap((similar) => severalBy(similar, ({ dict }) => canonicalText(dict, isOther)));
		for (const group of groups) yield* overlapsByKey(group, key);
	}
}

function severalBy(
	personalities: readonly Personality[],
	keyOf: (personality: Personality) => string | number | undefined,
): readonly (readonly Personality[])[] {
	if (personalities.length < 2) return [];
	return [...groupBy(personalities, keyOf).values()].filter(({ length }) => length > 1);
}

/** Of personalities that differ in the value of `key` only. */
function* overlapsByKey(group: readonly Personality[], key: string): Iterable<Overlap> {
	const lists = group.map(({ dict }) => itemsOf(dict.get(key)?.value, key));
	const owners = new FirstOwners(lists);
	for (const [index, second] of group.entries()) {
		let found: Owned | undefined;
		for (const item of lists[index] ?? []) {
			const owned = owners.of(item);
			if (owned && owned.owner < (found?.owner ?? index)) found = owned;
		}
		const first = group[found?.owner ?? -1];
		if (!found || !first || textOf(first, key) === textOf(second, key)) continue;
		yield { first, second, item: itemText(found.item, key) };
	}
}

/** An item of a list, by the index of the list. */
interface Owned {
	readonly item: Item;
	readonly owner: number;
}

/** The first list with an item that can match the same as another item. */
class FirstOwners {
	readonly #byMask = new Map<bigint, Owned[]>();
	readonly #tables = new Map<string, ReadonlyMap<string | bigint, Owned>>();

	constructor(lists: readonly (readonly Item[])[]) {
		for (const [owner, items] of lists.entries()) {
			for (const item of items) {
				const same = this.#byMask.get(item.mask);
				if (same) same.push({ item, owner });
				else this.#byMask.set(item.mask, [{ item, owner }]);
			}
		}
	}

	/** What both items match, and the index of the list; undefined if there are too many masks. */
	of(item: Item): Owned | undefined {
		if (this.#byMask.size > maxMasks) return undefined;
		let first: Owned | undefined;
		for (const mask of this.#byMask.keys()) {
			const common = item.mask & mask;
			const owned = this.#table(mask, common).get(masked(item.value, common));
			if (owned && owned.owner < (first?.owner ?? Number.POSITIVE_INFINITY)) first = owned;
		}
		return first && { owner: first.owner, item: both(first.item, item) };
	}

	/** By the common bits of the items with a mask. */
	#table(mask: bigint, common: bigint): ReadonlyMap<string | bigint, Owned> {
		const name = `${mask} ${common}`;
		const known = this.#tables.get(name);
		if (known) return known;
		const table = new Map<string | bigint, Owned>();
		for (const owned of this.#byMask.get(mask) ?? []) {
			const bits = masked(owned.item.value, common);
			if (!table.has(bits)) table.set(bits, owned);
		}
		this.#tables.set(name, table);
		return table;
	}
}

/** The bits that either of two items compares. */
function both(a: Item, b: Item): Item {
	if (typeof a.value === 'string' || typeof b.value === 'string') return a;
	return { value: (a.value & a.mask) | (b.value & b.mask), mask: a.mask | b.mask };
}

function masked(value: Item['value'], mask: bigint): Item['value'] {
	return typeof value === 'string' ? value : value & mask;
}

/** None if one of the items is unknown. */
function itemsOf(value: PlistValue | undefined, key: string): readonly Item[] {
	if (!value) return [];
	const usualMask = pciMatchMasks.get(key);
	if (usualMask !== undefined) {
		const ids = wordsIn(value, usualMask);
		return ids.type === 'words' ? ids.words : [];
	}
	const values = value.type === 'array' ? value.items : [value];
	const items = values.flatMap((each): readonly Item[] => {
		if (each.type === 'integer' && each.value !== undefined && key !== 'IONameMatch') {
			return [{ value: each.value, mask: allBits }];
		}
		const isName = each.type === 'string' && each.replacement === 'never' && key === 'IONameMatch';
		return isName ? [{ value: each.value, mask: allBits }] : [];
	});
	return items.length === values.length ? items : [];
}

function itemText({ value, mask }: Item, key: string): string {
	if (typeof value === 'string' || !pciMatchMasks.has(key)) return String(value);
	const word = pciWordText(value);
	return mask === pciMatchMasks.get(key) ? word : `${word}&${pciWordText(mask)}`;
}

function textOf({ dict }: Personality, key: string): string | undefined {
	return canonicalText(dict, (each) => each === key);
}
