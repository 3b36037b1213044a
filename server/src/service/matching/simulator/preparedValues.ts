/** What values of personalities require, read once for all entries of a dump. */
import { onceFor } from '../../once.js';
import type { RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { parsePciMatch } from '../pciMatch.js';
import { type CatalogFaults, catalogFaultsOf } from './catalogTests.js';
import { iteratedObjects } from './iteratedObjects.js';
import type { DriverPersonality } from './personality.js';
import { PropertyAlternatives, PropertyNames } from './propertyMatch.js';
import { type Verdict, verdictOf } from './verdict.js';

/** Words that are compared with a register. */
export interface PciWords {
	compareWith(register: number | undefined): Verdict;
}

/** Names that are compared with those of an entry. */
export interface WantedNames {
	compareWith(names: readonly string[], areAll: boolean): Verdict;
}

/** A dictionary in two parts. */
export interface PropertyParts {
	readonly first: readonly (readonly [string, RegistryValue])[];
	readonly rest: RegistryValue | undefined;
}

/** As many entries of a dictionary have a row of their own. */
const mostRows = 64;

export class PreparedValues {
	private readonly pciWordsByMask = new Map<bigint, (wanted: RegistryValue) => PciWords>();

	/** What the kernel requires of a personality, whatever the entry. */
	readonly catalogFaults = onceFor<DriverPersonality, CatalogFaults>(catalogFaultsOf);

	/** The names in a value of IONameMatch. */
	readonly wantedNames = onceFor<RegistryValue, WantedNames>(wantedNamesIn);

	/** The dictionaries of IOPropertyMatch: one, or those of an array up to the first other object. */
	readonly propertyAlternatives = onceFor(
		(wanted: RegistryValue) => new PropertyAlternatives(itemsOf(wanted, 'dictionary')),
	);

	/** The entries of IOPropertyMatch that have a row each, and a dictionary of the others, if any. */
	readonly propertyParts = onceFor<RegistryProperties, PropertyParts>(partsOf);

	/** The names of IOPropertyExistsMatch: one, or those of a collection up to the first other object. */
	readonly propertyNames = onceFor(
		(wanted: RegistryValue) => new PropertyNames(itemsOf(wanted, 'string')),
	);

	/** The words of a value, each with its mask, or with `mask`, which depends on the key of the value. */
	pciWords(wanted: RegistryValue, mask: bigint): PciWords {
		const wordsOf =
			this.pciWordsByMask.get(mask) ?? onceFor((value: RegistryValue) => pciWordsIn(value, mask));
		this.pciWordsByMask.set(mask, wordsOf);
		return wordsOf(wanted);
	}
}

function partsOf(wanted: RegistryProperties): PropertyParts {
	const entries = [...wanted];
	const rest = new Map(entries.slice(mostRows));
	return {
		first: entries.slice(0, mostRows),
		rest: rest.size > 0 ? { type: 'dictionary', entries: rest } : undefined,
	};
}

/** A value, or the objects of a collection before the first one of another type; those that are unknown may be of any type. */
function itemsOf(value: RegistryValue, type: RegistryValue['type']): readonly RegistryValue[] {
	if (value.type === type) return [value];
	const objects = iteratedObjects(value);
	const end = objects.findIndex((item) => item.type !== type && item.type !== 'unknown');
	return end < 0 ? objects : objects.slice(0, end);
}

const unknown = { compareWith: (): Verdict => 'unknown' };

/** One word of a string must be equal to the register, both masked. */
function pciWordsIn(wanted: RegistryValue, usualMask: bigint): PciWords {
	if (wanted.type !== 'string') return unknown;
	const { words } = parsePciMatch(wanted.value);
	const byMask = new Map<bigint, Set<bigint>>();
	for (const { value, mask = usualMask, excess } of words) {
		if (excess === 'compared') continue;
		const values = byMask.get(mask) ?? new Set();
		byMask.set(mask, values.add(value & mask));
	}
	return {
		compareWith: (register) => {
			if (byMask.has(0n)) return 'match';
			if (register === undefined) return words.length > 0 ? 'unknown' : 'no match';
			const value = BigInt(register);
			return verdictOf([...byMask].some(([mask, values]) => values.has(value & mask)));
		},
	};
}

/** One string must be a name of the entry, or begin one if it ends with an asterisk. */
function wantedNamesIn(wanted: RegistryValue): WantedNames {
	const { names, isComplete } = namesIn(wanted);
	const exact = new Set(names);
	const starts = [...exact].flatMap((name) => (name.endsWith('*') ? name.slice(0, -1) : []));
	return {
		compareWith: (found, areAll) => {
			const isFound = found.some(
				(name) => exact.has(name) || starts.some((start) => name.startsWith(start)),
			);
			if (isFound) return 'match';
			return isComplete && (areAll || names.length === 0) ? 'no match' : 'unknown';
		},
	};
}

interface Names {
	readonly names: readonly string[];
	readonly isComplete: boolean;
}

/** The strings of IONameMatch: one, or those of a collection up to the first other object. */
function namesIn(wanted: RegistryValue): Names {
	const names: string[] = [];
	for (const value of iteratedObjects(wanted)) {
		if (value.type !== 'string') return { names, isComplete: value.type !== 'unknown' };
		names.push(value.value);
	}
	return { names, isComplete: true };
}
