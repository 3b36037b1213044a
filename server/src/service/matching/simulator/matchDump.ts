/** Holds personalities against all entries of a dump. */
import { deviceLists, type Registry, type RegistryEntry } from '../../registry/registry.js';
import type { AttachedDriver } from './attachedDrivers.js';
import { PersonalityCatalog } from './catalog.js';
import { type RankedMatch, rankMatches, type ShownDrivers } from './competition.js';
import { distinctMatches, hasOwnClass, identityOf, withoutOwn } from './distinctPersonalities.js';
import { DumpDrivers } from './dumpDrivers.js';
import { type Match, matchPersonality } from './matchPersonality.js';
import type { DriverPersonality } from './personality.js';
import { integerOf, textOf } from './properties.js';
import { shownPartOf } from './shownPart.js';
import type { Simulation } from './simulation.js';

/** An entry that drivers match, with what is attached to it and what competes for it. */
export interface MatchedNode {
	readonly entry: RegistryEntry;
	readonly attached: readonly AttachedDriver[];
	readonly shownDrivers: ShownDrivers;
	/**
	 * The personalities of plists that are for its class, by category and score, and those of drivers of the dump that
	 * match, too. Without plists, all those of the dump that match.
	 */
	readonly candidates: readonly RankedMatch[];
}

/** As many entries are kept, each with all that compete for it. */
const mostNodes = 100;

/** A dump with personalities of plists. Entries are computed when they are asked for. */
export class DumpMatching {
	readonly registry: Registry;
	readonly simulation: Simulation;
	private readonly nodes = new Map<RegistryEntry, MatchedNode>();
	private readonly own: PersonalityCatalog;
	private readonly rivals: PersonalityCatalog;

	/** What follows from the dump alone can be that of another matching with the same dump. */
	constructor(
		registry: Registry,
		readonly personalities: readonly DriverPersonality[],
		readonly dump: DumpDrivers = new DumpDrivers(registry),
	) {
		this.registry = dump.registry;
		this.simulation = dump.simulation;
		this.own = new PersonalityCatalog(personalities);
		const known = new Set(personalities.filter(hasOwnClass).map(identityOf));
		this.rivals = new PersonalityCatalog(
			dump.personalities.filter((each) => !known.has(identityOf(each))),
		);
	}

	/** The entries that drivers match: those that are registered, as far as the dump shows that. */
	get providers(): readonly RegistryEntry[] {
		return this.dump.providers;
	}

	attachedToEntry(entry: RegistryEntry): readonly AttachedDriver[] {
		return this.dump.attachedTo.get(entry) ?? [];
	}

	/** The personality of a driver of the dump, by its name or its class. */
	driverNamed(name: string): DriverPersonality | undefined {
		return this.rivals.personalities.find(
			({ name: own, properties }) => own === name || textOf(properties, 'IOClass') === name,
		);
	}

	/**
	 * Whether the dump shows all drivers of an entry: lists of devices do not, nor do planes other than IOService. A child
	 * without its properties may be one. Below the deepest level of a subtree, `ioreg -d` may have left out children.
	 */
	showsDriversOf(entry: RegistryEntry): boolean {
		const { plane, children } = entry;
		if (plane !== 'IOService' || deviceLists.has(this.registry.format)) return false;
		const { deepest, hasFewLevels } = shownPartOf(this.registry);
		if (hasFewLevels || deepest.has(entry)) return false;
		// Without properties, no driver can be compared.
		if (this.registry.remarks.some(({ kind }) => kind === 'no properties')) return false;
		return children.every((child) => child.shown !== 'none' || child.plane !== plane);
	}

	/** Whether it is a device that needs a driver of its own: one of a bus, without any attached driver. */
	isWithoutDriver(entry: RegistryEntry): boolean {
		if (!this.showsDriversOf(entry)) return false;
		if (this.attachedToEntry(entry).length > 0) return false;
		// A device can have a child in another plane only, such as a port that the device tree describes.
		return !entry.children.some(({ plane }) => plane === entry.plane) && this.isDevice(entry);
	}

	/** Whether it is a device, or a part of one, of a bus whose drivers are matched by keys of the device. */
	isDevice(entry: RegistryEntry): boolean {
		return this.dump.isDevice(entry);
	}

	/** An entry with its candidates. */
	node(entry: RegistryEntry): MatchedNode {
		let node = this.nodes.get(entry);
		if (!node) {
			const own = this.candidatesFor(entry).map((personality) => this.match(personality, entry));
			node = this.nodeWith(entry, own.filter(isRelevant));
			if (this.nodes.size >= mostNodes) this.nodes.clear();
			this.nodes.set(entry, node);
		}
		return node;
	}

	/** An entry with all personalities of plists, those for other classes included. */
	nodeWithAll(entry: RegistryEntry): MatchedNode {
		return this.nodeWith(
			entry,
			this.personalities.map((personality) => this.match(personality, entry)),
		);
	}

	private nodeWith(entry: RegistryEntry, matches: readonly Match[]): MatchedNode {
		const isListed = this.personalities.length === 0 || matches.length > 0;
		const attached = this.attachedToEntry(entry);
		const shownIfNotAll = attached.length > 0 ? 'some' : 'none';
		const shownDrivers = this.showsDriversOf(entry) ? 'all' : shownIfNotAll;
		return {
			entry,
			attached,
			shownDrivers,
			candidates: isListed
				? rankMatches([...matches, ...withoutOwn(this.rivalsFor(entry), matches)], shownDrivers)
				: [],
		};
	}

	/** The personalities of plists that are, or may be, for the class of an entry. */
	candidatesFor(entry: RegistryEntry): readonly DriverPersonality[] {
		return this.own.candidatesFor(entry, this.simulation);
	}

	/** The personalities of drivers of the dump that match an entry. */
	private rivalsFor(entry: RegistryEntry): readonly Match[] {
		const matches = this.rivals
			.candidatesFor(entry, this.simulation)
			.map((personality) => this.match(personality, entry));
		return distinctMatches(matches.filter(({ result }) => result === 'match'));
	}

	match(personality: DriverPersonality, entry: RegistryEntry): Match {
		return matchPersonality(personality, entry, this.simulation);
	}
}

/** An entry whose class is not known is relevant if no test fails, and one of them matches. */
function isRelevant({ result, trace }: Match): boolean {
	const [first, ...others] = trace;
	if (first?.test !== 'class' || first.result !== 'unknown') return true;
	return result !== 'no match' && others.some((row) => row.result === 'match');
}

/** The number of dext personalities that passed the tests of the last round (xnu IOService.cpp:probeCandidates). */
export function dextMatchCount(entry: RegistryEntry): bigint | undefined {
	return integerOf(entry.properties.get('IODEXTMatchCount'));
}
