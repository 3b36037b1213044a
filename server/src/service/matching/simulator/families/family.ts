/** What families of providers have in common when they compare a personality (`matchPropertyTable`). */
import type {
	RegistryEntry,
	RegistryProperties,
	RegistryValue,
} from '../../../registry/registry.js';
import { compareValues } from '../equality.js';
import { propertyOf, shown } from '../properties.js';
import type { Simulation } from '../simulation.js';
import { shownText, type TestRow } from '../trace.js';
import { type Verdict, verdictOf } from '../verdict.js';

/** What a family reads. */
export interface FamilyInput {
	readonly table: RegistryProperties;
	readonly entry: RegistryEntry;
	/** The IOProbeScore of the personality. */
	readonly probeScore: number;
	readonly simulation: Simulation;
}

export interface FamilyResult {
	readonly rows: readonly TestRow[];
	/** The score after the test, 32 bits; undefined if it depends on something unknown. */
	readonly score: number | undefined;
}

export type FamilyTest = (input: FamilyInput) => FamilyResult;

/** Adds scores as the kernel does, in 32 bits. */
export function addScores(...scores: readonly number[]): number {
	return scores.reduce((sum, score) => (sum + score) | 0, 0);
}

/** The row of a key that must be equal to the property of the same name; undefined if the key is missing. */
export function equalRow(
	{ table, entry }: Pick<FamilyInput, 'table' | 'entry'>,
	key: string,
	source: string,
	property = key,
): TestRow | undefined {
	const wanted = table.get(key);
	if (!wanted) return undefined;
	const found = propertyOf(entry, property);
	return familyRow([key], wanted, found, compareValues(wanted, found), source);
}

/** Whether a value matches any value of a property: the string `*`, in families that read it as a wildcard. */
export function isWildcard(value: RegistryValue | undefined): boolean {
	return value?.type === 'string' && value.value === '*';
}

/** The verdict of a wildcard: the property must exist. */
export function existsVerdict(found: RegistryValue | undefined): Verdict {
	return found?.type === 'unknown' ? 'unknown' : verdictOf(found !== undefined);
}

export function familyRow(
	key: readonly string[],
	wanted: RegistryValue | string,
	found: RegistryValue | string | undefined,
	result: Verdict,
	source: string,
): TestRow {
	return {
		test: 'family',
		key,
		wanted: typeof wanted === 'string' ? shownText(wanted) : wanted,
		found: typeof found === 'string' ? shownText(found) : shown(found),
		result,
		source,
	};
}
