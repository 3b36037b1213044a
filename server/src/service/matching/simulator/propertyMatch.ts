/** IOPropertyMatch and IOPropertyExistsMatch, arranged so that an entry is compared with few of many dictionaries or names. */
import { utf8Bytes } from '../../bytes/textBytes.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { compareValues } from './equality.js';
import type { EntryProperties } from './properties.js';
import { allOf, anyOf, type Verdict } from './verdict.js';

/** Up to as many keys are looked up in an entry; of more, those that the entry has. */
const fewKeys = 16;

/** Dictionaries of which one must match, each by the one of its entries that the fewest others have. */
export class PropertyAlternatives {
	private readonly groups = new Map<string, Group>();
	private readonly hasEmpty: boolean;
	private readonly hasUnknown: boolean;

	constructor(values: readonly RegistryValue[]) {
		const dictionaries = values.flatMap((value) =>
			value.type === 'dictionary' ? [value.entries] : [],
		);
		this.hasUnknown = dictionaries.length < values.length;
		this.hasEmpty = dictionaries.some(({ size }) => size === 0);
		const counts = countEntries(dictionaries);
		for (const dictionary of dictionaries) {
			const rarest = rarestEntry(dictionary, counts);
			if (!rarest) continue;
			const [key, value] = rarest;
			const group = this.groups.get(key) ?? new Group();
			this.groups.set(key, group);
			group.add(dictionary, value);
		}
	}

	compareWith(properties: EntryProperties): Verdict {
		if (this.hasEmpty) return 'match';
		let isUnknown = this.hasUnknown;
		for (const key of this.keysIn(properties)) {
			const found = properties.get(key);
			if (!found || found.type === 'unknown') continue;
			const verdict = compareOne(this.groups.get(key)?.candidatesFor(found) ?? [], properties);
			if (verdict === 'match') return 'match';
			isUnknown ||= verdict === 'unknown';
		}
		return isUnknown || this.mayMatch(properties) ? 'unknown' : 'no match';
	}

	/** The keys of groups, and possibly others, that the entry may have a value for. */
	private keysIn(properties: EntryProperties): Iterable<string> {
		return this.groups.size > fewKeys ? properties.keys() : this.groups.keys();
	}

	/** Whether a dictionary may match whose entry has a value that the dump does not show. */
	private mayMatch(properties: EntryProperties): boolean {
		for (const key of properties.isComplete ? this.keysIn(properties) : this.groups.keys()) {
			if (properties.get(key)?.type !== 'unknown') continue;
			const all = this.groups.get(key)?.all ?? [];
			if (all.some((each) => compareAll(each, properties) === 'unknown')) return true;
		}
		return false;
	}
}

/** The dictionaries that have one key. */
class Group {
	readonly all: RegistryProperties[] = [];
	private readonly byText = new Map<string | undefined, RegistryProperties[]>();

	add(dictionary: RegistryProperties, value: RegistryValue): void {
		this.all.push(dictionary);
		const text = comparableText(value);
		const same = this.byText.get(text);
		if (same) same.push(dictionary);
		else this.byText.set(text, [dictionary]);
	}

	/** Those whose value may be equal to that of an entry. */
	candidatesFor(found: RegistryValue): readonly RegistryProperties[] {
		const text = comparableText(found);
		if (text === undefined) return this.all;
		return [...(this.byText.get(text) ?? []), ...(this.byText.get(undefined) ?? [])];
	}
}

function countEntries(dictionaries: readonly RegistryProperties[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const dictionary of dictionaries) {
		for (const [key, value] of dictionary) {
			const name = nameOf(key, value);
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return counts;
}

function rarestEntry(
	dictionary: RegistryProperties,
	counts: ReadonlyMap<string, number>,
): readonly [string, RegistryValue] | undefined {
	let rarest: readonly [string, RegistryValue] | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const entry of dictionary) {
		const count = counts.get(nameOf(...entry)) ?? 0;
		if (count < least) [rarest, least] = [entry, count];
	}
	return rarest;
}

function nameOf(key: string, value: RegistryValue): string {
	return `${key}\n${comparableText(value)}`;
}

/**
 * A text that values have in common if `compareValues` finds them equal. Undefined for values that can be equal to values
 * with other texts: collections, what is unknown, and numbers that are cut off.
 */
function comparableText(value: RegistryValue): string | undefined {
	switch (value.type) {
		case 'integer':
			return value.digitsAtEndUnknown ? undefined : `integer ${value.value}`;
		case 'boolean':
			return `boolean ${value.value}`;
		case 'string':
			return bytesText(utf8Bytes(value.value));
		case 'data':
			return bytesText(value.bytes);
		default:
			return undefined;
	}
}

/** Without the NULs at the end, with which data can be equal to a string, or which the dump does not show. */
function bytesText(bytes: Uint8Array): string {
	let end = bytes.length;
	while (end > 0 && bytes[end - 1] === 0) end--;
	return `bytes ${bytes.subarray(0, end).join(' ')}`;
}

function compareOne(
	dictionaries: readonly RegistryProperties[],
	properties: EntryProperties,
): Verdict {
	return anyOf(dictionaries.map((each) => compareAll(each, properties)));
}

/** Whether an entry has all entries of a dictionary (OSDictionary.cpp:isEqualTo with a collection). */
function compareAll(wanted: RegistryProperties, properties: EntryProperties): Verdict {
	const verdicts: Verdict[] = [];
	const isLarge = wanted.size > fewKeys;
	for (const key of new Set(isLarge ? properties.keys() : wanted.keys())) {
		const value = wanted.get(key);
		if (!value) continue;
		const verdict = compareValues(value, properties.get(key));
		if (verdict === 'no match') return verdict;
		verdicts.push(verdict);
	}
	if (verdicts.length < wanted.size) verdicts.push(properties.isComplete ? 'no match' : 'unknown');
	return allOf(verdicts);
}

/** Names of properties of which an entry must have one. */
export class PropertyNames {
	private readonly places = new Map<string, number>();
	private readonly hasUnknown: boolean;

	constructor(values: readonly RegistryValue[]) {
		this.hasUnknown = values.some(({ type }) => type === 'unknown');
		for (const [place, value] of values.entries()) {
			if (value.type === 'string' && !this.places.has(value.value))
				this.places.set(value.value, place);
		}
	}

	/** The verdict, and the first name that the entry has. */
	compareWith(properties: EntryProperties): {
		readonly verdict: Verdict;
		readonly name?: string;
	} {
		let first: { readonly name: string; readonly place: number } | undefined;
		for (const name of this.places.size > fewKeys ? properties.keys() : this.places.keys()) {
			const place = this.places.get(name);
			if (place === undefined || !properties.has(name)) continue;
			if (!first || place < first.place) first = { name, place };
		}
		if (first) return { verdict: 'match', name: first.name };
		const mayExist = this.places.size > 0 && !properties.isComplete;
		return { verdict: this.hasUnknown || mayExist ? 'unknown' : 'no match' };
	}
}
