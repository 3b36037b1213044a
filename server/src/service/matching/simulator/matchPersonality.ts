/** Holds one personality against one entry (xnu IOService.cpp:matchPassive). */
import type { RegistryEntry, RegistryProperties } from '../../registry/registry.js';
import { familyTest } from './families/familyTest.js';
import { genericTests } from './genericTests.js';
import { type DriverPersonality, probeScoreOf } from './personality.js';
import type { Simulation } from './simulation.js';
import { resultOf, shownText, type TestRow } from './trace.js';
import { anyOf, type Verdict } from './verdict.js';

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

export function matchPersonality(
	personality: DriverPersonality,
	entry: RegistryEntry,
	simulation: Simulation,
): Match {
	const { rows, score } = testsOf(personality.properties, entry, simulation);
	const result = resultOf(rows);
	return {
		personality,
		entry,
		result,
		score: result === 'no match' ? undefined : score,
		trace: rows,
	};
}

interface Tests {
	readonly rows: readonly TestRow[];
	readonly score: number | undefined;
}

function testsOf(table: RegistryProperties, entry: RegistryEntry, simulation: Simulation): Tests {
	const family = familyTest({ table, entry, probeScore: probeScoreOf(table), simulation });
	const parent = parentRow(table, entry, simulation);
	return {
		rows: [...genericTests(table, entry, simulation), ...family.rows, ...(parent ? [parent] : [])],
		score: family.score,
	};
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
		const { verdict, found } = findAncestor(parent.entries, entry, simulation);
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
function findAncestor(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): { readonly verdict: Verdict; readonly found?: RegistryEntry } {
	if (!simulation.showsProviders) return { verdict: 'unknown' };
	const verdicts: Verdict[] = [];
	let last: RegistryEntry | undefined = entry;
	for (let each = entry.parents[0]; each; each = each.parents[0]) {
		last = each;
		const verdict = resultOf(testsOf(table, each, simulation).rows);
		if (verdict === 'match') return { verdict, found: each };
		verdicts.push(verdict);
	}
	// A dump of a part of the registry does not show all ancestors.
	const isComplete = last?.className === 'IORegistryEntry' || isComputer(last, simulation);
	return { verdict: anyOf(isComplete ? verdicts : [...verdicts, 'unknown']) };
}

function isComputer(entry: RegistryEntry | undefined, simulation: Simulation): boolean {
	return entry ? simulation.classOf(entry).lineage.includes('IOPlatformExpertDevice') : false;
}
