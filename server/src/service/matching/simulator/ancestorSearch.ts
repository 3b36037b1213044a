/** Finds the ancestors of entries that pass the tests of IOParentMatch. What is found above an entry is kept for all entries below it. */
import type { Registry, RegistryEntry, RegistryProperties } from '../../registry/registry.js';
import { append } from '../../text/append.js';
import { integerOf, propertyOf } from './properties.js';
import { anyOf, type Verdict } from './verdict.js';

/** The answer for an entry: the first ancestor that passes all tests, if any. */
export interface FoundAncestor {
	readonly verdict: Verdict;
	readonly found?: RegistryEntry;
}

/** An alias, and the next one above it. */
interface AliasLink {
	readonly alias: RegistryEntry;
	readonly above: AliasLink | undefined;
}

/** What is known about an entry and its ancestors, whatever is searched. */
interface Line {
	/** Whether it reaches the root: a dump of a part of the registry does not show all ancestors. */
	readonly isComplete: boolean;
	readonly aliases: AliasLink | undefined;
}

/** Where a search has no index of an entry: it was not made, or has this result. */
const notSearched = 0;
const noMatch = -1;
const unknown = -2;

/** More aliases are not followed. A nub has one for each of the hubs above it, of which USB permits five. */
const mostAliases = 32;

export class AncestorSearch {
	/**
	 * By the dictionary and the number of an entry: the number of the nearest entry that passes the tests, the entry itself
	 * or an ancestor, or else a result.
	 */
	private readonly results = new WeakMap<RegistryProperties, Int32Array>();
	private readonly lines = new Map<RegistryEntry, Line>();
	private numbers: ReadonlyMap<RegistryEntry, number> | undefined;
	private byId: ReadonlyMap<bigint, RegistryEntry> | undefined;

	constructor(
		private readonly registry: Registry,
		private readonly isRoot: (entry: RegistryEntry) => boolean,
	) {}

	/**
	 * Searches the providers up to the root, the nearest first. Those of a nub of the old USB family follow: the nub names it
	 * as its alias, and is tested itself, too (xnu IOService.cpp:matchPassive). `test` depends on `table` and its argument only.
	 */
	find(
		table: RegistryProperties,
		entry: RegistryEntry,
		test: (ancestor: RegistryEntry) => Verdict,
	): FoundAncestor {
		const verdicts: Verdict[] = [];
		let { isComplete } = this.lineOf(entry);
		const visited = new Set([entry]);
		const aliases = this.aliasesOf(entry);
		for (let start = entry.parents[0] ?? aliases.pop(); start; start = aliases.pop()) {
			if (visited.has(start)) continue;
			if (visited.size > mostAliases) return { verdict: 'unknown' };
			visited.add(start);
			const result = this.search(table, start, test);
			const found = this.registry.entries[result - 1];
			if (found) return { verdict: 'match', found };
			verdicts.push(result === unknown ? 'unknown' : 'no match');
			isComplete ||= this.lineOf(start).isComplete;
			if (start !== entry.parents[0]) append(aliases, this.aliasesOf(start));
		}
		return { verdict: anyOf(isComplete ? verdicts : [...verdicts, 'unknown']) };
	}

	/** The result for an entry and its ancestors. */
	private search(
		table: RegistryProperties,
		entry: RegistryEntry,
		test: (ancestor: RegistryEntry) => Verdict,
	): number {
		const results = this.resultsOf(table);
		let above = notSearched;
		const line = lineUntil(entry, (each) => {
			above = results[this.numberOf(each)] ?? notSearched;
			return above !== notSearched;
		});
		if (above === notSearched) above = noMatch;
		for (const each of line.reverse()) {
			const number = this.numberOf(each);
			const verdict = test(each);
			if (verdict === 'match') above = number;
			else if (verdict === 'unknown' && above === noMatch) above = unknown;
			results[number] = above;
		}
		return above;
	}

	private resultsOf(table: RegistryProperties): Int32Array {
		let results = this.results.get(table);
		if (!results) {
			results = new Int32Array(this.registry.entries.length + 1);
			this.results.set(table, results);
		}
		return results;
	}

	/** Counted from 1. */
	private numberOf(entry: RegistryEntry): number {
		this.numbers ??= new Map(this.registry.entries.map((each, index) => [each, index + 1]));
		return this.numbers.get(entry) ?? 0;
	}

	private lineOf(entry: RegistryEntry): Line {
		let known: Line | undefined;
		const line = lineUntil(entry, (each) => {
			known = this.lines.get(each);
			return known !== undefined;
		});
		let above = known ?? { isComplete: false, aliases: undefined };
		for (const each of line.reverse()) {
			const alias = this.aliasOf(each);
			above = {
				isComplete: above.isComplete || this.isRoot(each),
				aliases: alias ? { alias, above: above.aliases } : above.aliases,
			};
			this.lines.set(each, above);
		}
		return above;
	}

	/** The nearest aliases of an entry and its ancestors, in this order. */
	private aliasesOf(entry: RegistryEntry): RegistryEntry[] {
		const aliases: RegistryEntry[] = [];
		let link = this.lineOf(entry).aliases;
		for (; link && aliases.length <= mostAliases; link = link.above) aliases.push(link.alias);
		return aliases;
	}

	private aliasOf(entry: RegistryEntry): RegistryEntry | undefined {
		const id = integerOf(propertyOf(entry, 'IOServiceLegacyMatchingRegistryID'));
		if (id === undefined) return undefined;
		this.byId ??= new Map(
			this.registry.entries.flatMap((each) => (each.id === undefined ? [] : [[each.id, each]])),
		);
		return this.byId.get(id);
	}
}

/** An entry and its ancestors, up to the first one with a known result. */
function lineUntil(
	entry: RegistryEntry,
	isKnown: (each: RegistryEntry) => boolean,
): RegistryEntry[] {
	const line: RegistryEntry[] = [];
	let each: RegistryEntry | undefined = entry;
	for (; each && !isKnown(each); each = each.parents[0]) line.push(each);
	return line;
}
