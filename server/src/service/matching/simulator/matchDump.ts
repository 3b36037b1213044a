/** Holds personalities against all entries of a dump. */
import type { Registry, RegistryEntry } from '../../registry/registry.js';
import { type AttachedDriver, attachedDrivers } from './attachedDrivers.js';
import { PersonalityCatalog } from './catalog.js';
import { type RankedMatch, rankMatches } from './competition.js';
import { familyOf } from './entryFamily.js';
import { type Match, matchPersonality } from './matchPersonality.js';
import type { DriverPersonality } from './personality.js';
import { integerOf, textOf } from './properties.js';
import { holdDriver } from './rebuild.js';
import { Simulation } from './simulation.js';

/** An entry that drivers match, with what is attached to it and what competes for it. */
export interface MatchedNode {
	readonly entry: RegistryEntry;
	readonly attached: readonly AttachedDriver[];
	/**
	 * The personalities of plists that are for its class, by category and score, and those of drivers of the dump that
	 * match, too. Without plists, all those of the dump that match.
	 */
	readonly candidates: readonly RankedMatch[];
}

/** A dump with personalities of plists. Entries are computed when they are asked for. */
export class DumpMatching {
	readonly simulation: Simulation;
	private readonly attachedTo = new Map<RegistryEntry, AttachedDriver[]>();
	private readonly nodes = new Map<RegistryEntry, MatchedNode>();
	private readonly ofClass = new Map<string, readonly RegistryEntry[]>();
	private readonly own: PersonalityCatalog;
	private readonly rivals: PersonalityCatalog;

	constructor(
		readonly registry: Registry,
		readonly personalities: readonly DriverPersonality[],
	) {
		this.simulation = new Simulation(registry);
		const attached = attachedDrivers(registry, this.simulation);
		for (const driver of attached) {
			const same = this.attachedTo.get(driver.provider);
			if (same) same.push(driver);
			else this.attachedTo.set(driver.provider, [driver]);
		}
		this.own = new PersonalityCatalog(personalities);
		const known = new Set(personalities.map(identityOf));
		const ofDump = attached.map((driver) => holdDriver(driver, this.simulation).personality);
		this.rivals = new PersonalityCatalog(
			dedupe(ofDump.filter((each) => !known.has(identityOf(each)))),
		);
	}

	/** The entries that drivers match: those that are registered, as far as the dump shows that. */
	get providers(): readonly RegistryEntry[] {
		return this.registry.entries.filter(({ state }) => state.registered !== false);
	}

	attachedToEntry(entry: RegistryEntry): readonly AttachedDriver[] {
		return this.attachedTo.get(entry) ?? [];
	}

	/** The personality of a driver of the dump, by its name or its class. */
	driverNamed(name: string): DriverPersonality | undefined {
		return this.rivals.personalities.find(
			({ name: own, properties }) => own === name || textOf(properties, 'IOClass') === name,
		);
	}

	/** Whether it is a device that needs a driver of its own: one of a bus, without any attached driver. */
	isWithoutDriver(entry: RegistryEntry): boolean {
		if (this.attachedToEntry(entry).length > 0 || entry.children.length > 0) return false;
		return this.isDevice(entry);
	}

	/** Whether it is a device, or a part of one, of a bus whose drivers are matched by keys of the device. */
	isDevice(entry: RegistryEntry): boolean {
		return deviceFamilies.has(familyOf(entry, this.simulation));
	}

	/** The entries that are, or may be, of a class. */
	providersOf(className: string): readonly RegistryEntry[] {
		let found = this.ofClass.get(className);
		if (!found) {
			found = this.providers.filter(
				(entry) => this.simulation.classOf(entry).isKindOf(className) !== false,
			);
			this.ofClass.set(className, found);
		}
		return found;
	}

	/** An entry with its candidates. */
	node(entry: RegistryEntry): MatchedNode {
		let node = this.nodes.get(entry);
		if (!node) {
			const own = this.own
				.candidatesFor(entry, this.simulation)
				.map((personality) => this.match(personality, entry));
			node = this.nodeWith(entry, own.filter(isRelevant));
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
		const rivals = this.rivals
			.candidatesFor(entry, this.simulation)
			.map((personality) => this.match(personality, entry))
			.filter(({ result }) => result === 'match');
		const isListed = this.personalities.length === 0 || matches.length > 0;
		return {
			entry,
			attached: this.attachedToEntry(entry),
			candidates: isListed ? rankMatches([...matches, ...rivals]) : [],
		};
	}

	match(personality: DriverPersonality, entry: RegistryEntry): Match {
		return matchPersonality(personality, entry, this.simulation);
	}
}

const deviceFamilies: ReadonlySet<string> = new Set([
	'USB device',
	'USB interface',
	'PCI',
	'SCSI',
	'ATA',
	'FireWire',
	'HID interface',
]);

/** An entry whose class is not known is relevant if no test fails, and one of them matches. */
function isRelevant({ result, trace }: Match): boolean {
	const [first, ...others] = trace;
	if (first?.test !== 'class' || first.result !== 'unknown') return true;
	return result !== 'no match' && others.some((row) => row.result === 'match');
}

/** What two descriptions of the same driver have in common. The bundle of a source plist may depend on the build. */
function identityOf({ properties }: DriverPersonality): string {
	return ['IOClass', 'IOUserClass', 'IOProviderClass', 'IOMatchCategory']
		.map((key) => textOf(properties, key) ?? '')
		.join('\n');
}

/** Several drivers of one personality give it several times. */
function dedupe(personalities: readonly DriverPersonality[]): readonly DriverPersonality[] {
	const byText = new Map(personalities.map((each) => [textOfPersonality(each), each]));
	return [...byText.values()];
}

function textOfPersonality({ properties }: DriverPersonality): string {
	return JSON.stringify(
		[...properties].sort(([a], [b]) => (a < b ? -1 : 1)),
		(_, value) => {
			if (typeof value === 'bigint') return value.toString();
			if (value instanceof Map) return [...value];
			return value instanceof Uint8Array ? [...value] : value;
		},
	);
}

/** The number of dext personalities that passed the tests of the last round (xnu IOService.cpp:probeCandidates). */
export function dextMatchCount(entry: RegistryEntry): bigint | undefined {
	return integerOf(entry.properties.get('IODEXTMatchCount'));
}
