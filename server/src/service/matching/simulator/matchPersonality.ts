/** Holds one personality against one entry (xnu IOService.cpp:matchPassive). */
import type { RegistryEntry, RegistryProperties } from '../../registry/registry.js';
import type { FoundAncestor } from './ancestorSearch.js';
import { familyTest } from './families/familyTest.js';
import { classesOf, genericTests, isGeneric } from './genericTests.js';
import { hiddenInterface } from './hiddenInterfaces.js';
import { type DriverPersonality, probeScoreOf } from './personality.js';
import { notShown } from './properties.js';
import type { Simulation } from './simulation.js';
import { resultOf, shownText, type TestRow } from './trace.js';
import type { Verdict } from './verdict.js';

/** The answer of the simulator for a personality and an entry: whether it would be tried, never whether it attaches. */
export interface Match {
	readonly personality: DriverPersonality;
	readonly entry: RegistryEntry;
	readonly result: Verdict;
	/** The score after the family has compared the personality; undefined if it does not match, or is unknown. */
	readonly score: number | undefined;
	/** All tests. The kernel ends at the first one that does not match. */
	readonly trace: readonly TestRow[];
}

/** Where the dump does not show all interfaces of a device, it is unknown whether a personality matches one of them. */
export function matchPersonality(
	personality: DriverPersonality,
	entry: RegistryEntry,
	simulation: Simulation,
): Match {
	const match = comparePersonality(personality, entry, simulation);
	if (match.result !== 'no match' || !simulation.hidesInterfacesOf(entry)) return match;
	const part = hiddenInterface(personality, entry);
	const ofPart = part && comparePersonality(personality, part, simulation);
	if (!ofPart || ofPart.result === 'no match') return match;
	const trace = ofPart.trace.map(
		(row): TestRow => (row.test === 'class' ? { ...row, found: notShown, result: 'unknown' } : row),
	);
	return { ...ofPart, entry, result: 'unknown', score: undefined, trace };
}

function comparePersonality(
	personality: DriverPersonality,
	entry: RegistryEntry,
	simulation: Simulation,
): Match {
	const { properties } = personality;
	const family = familyTest({
		table: properties,
		entry,
		probeScore: probeScoreOf(properties),
		simulation,
	});
	const compared = rowsOf(properties, entry, simulation, family.rows);
	const rows = withCatalogFaults(personality, compared, entry, simulation);
	const result = resultOf(rows);
	return {
		personality,
		entry,
		result,
		score: result === 'no match' ? undefined : family.score,
		trace: rows,
	};
}

/** The catalog finds a personality before a service compares it, and its class is created after that. */
function withCatalogFaults(
	personality: DriverPersonality,
	rows: readonly TestRow[],
	entry: RegistryEntry,
	simulation: Simulation,
): readonly TestRow[] {
	const { provider, creation } = simulation.prepared.catalogFaults(personality);
	if (!provider && !creation) return rows;
	const compared = provider ? rows.filter(({ test }) => test !== 'class') : rows;
	return [
		...(provider ? [{ ...provider, found: classesOf(entry, simulation) }] : []),
		...compared,
		...(creation ? [creation] : []),
	];
}

/** What an ancestor compares: if every service compares all of it, the family is not asked. */
function ancestorRows(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): readonly TestRow[] {
	const family = isGeneric(table)
		? []
		: familyTest({ table, entry, probeScore: probeScoreOf(table), simulation }).rows;
	return rowsOf(table, entry, simulation, family);
}

function rowsOf(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
	family: readonly TestRow[],
): readonly TestRow[] {
	const parent = parentRow(table, entry, simulation);
	return [...genericTests(table, entry, simulation), ...family, ...(parent ? [parent] : [])];
}

/** IOParentMatch, or a dictionary in IOLocationMatch, is for an ancestor. */
function parentRow(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): TestRow | undefined {
	const parent = table.get('IOParentMatch');
	if (parent) {
		if (parent.type !== 'dictionary') {
			return parent.type === 'unknown'
				? rowFor('IOParentMatch', parent, undefined, 'unknown')
				: undefined;
		}
		const { verdict, found } = ancestorOf(parent.entries, entry, simulation);
		return rowFor('IOParentMatch', parent, found, verdict);
	}
	const location = table.get('IOLocationMatch');
	// The service of a location is a provider for a few families, which dumps do not show.
	return location?.type === 'dictionary'
		? rowFor('IOLocationMatch', location, undefined, 'unknown')
		: undefined;
}

function rowFor(
	key: string,
	wanted: TestRow['wanted'],
	found: RegistryEntry | undefined,
	result: Verdict,
): TestRow {
	return {
		test: 'parent',
		key: [key],
		wanted,
		found: found ? shownText(found.name) : { type: 'missing' },
		result,
		source: 'xnu IOService.cpp:matchPassive',
	};
}

/** The first ancestor that passes all tests. A nested dictionary continues above it, without going back. */
function ancestorOf(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): FoundAncestor {
	if (!simulation.showsProviders) return { verdict: 'unknown' };
	return simulation.ancestors.find(table, entry, (each) =>
		resultOf(ancestorRows(table, each, simulation)),
	);
}
