/** IOResources and IOUserResources: the resources that are published (xnu IOService.cpp:IOResourcesMatchPropertyTable). */
import type { RegistryEntry, RegistryValue } from '../../../registry/registry.js';
import { iteratedObjects } from '../iteratedObjects.js';
import { propertyOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { type Verdict, verdictOf } from '../verdict.js';
import { type FamilyInput, type FamilyResult, familyRow } from './family.js';

const source = 'xnu IOService.cpp:IOResourcesMatchPropertyTable';

export function resourcesTest({ table, entry, probeScore }: FamilyInput): FamilyResult {
	const wanted = table.get('IOResourceMatch');
	const matched = table.get('IOResourceMatched');
	const rows: TestRow[] = [];
	if (wanted) {
		for (const name of namesIn(wanted)) rows.push(publishedRow(name, entry));
	} else if (matched) {
		const list = propertyOf(entry, 'IOResourceMatched');
		const isListed =
			list?.type === 'unknown' || matched.type === 'unknown'
				? undefined
				: namesIn(list).some((name) => namesIn(matched).some((each) => isSame(name, each)));
		rows.push(row('IOResourceMatched', matched, list, verdictOf(isListed)));
	}
	return { rows, score: probeScore };
}

function isSame(a: RegistryValue, b: RegistryValue): boolean {
	return a.type === 'string' && b.type === 'string' && a.value === b.value;
}

/** A string, or the objects of a collection. */
function namesIn(value: RegistryValue | undefined): readonly RegistryValue[] {
	return value ? iteratedObjects(value) : [];
}

/** A resource is published if the nub has a property of its name. */
function publishedRow(name: RegistryValue, entry: RegistryEntry): TestRow {
	if (name.type === 'unknown') return row('IOResourceMatch', name, undefined, 'unknown');
	if (name.type !== 'string') return row('IOResourceMatch', name, undefined, 'no match');
	const found = propertyOf(entry, name.value);
	// Whatever the value is: a value that is not printed exists.
	const isUnknown = found?.type === 'unknown' && !entry.properties.has(name.value);
	return row(
		'IOResourceMatch',
		name,
		found,
		isUnknown ? 'unknown' : verdictOf(found !== undefined),
	);
}

function row(
	key: string,
	wanted: RegistryValue,
	found: RegistryValue | undefined,
	result: Verdict,
): TestRow {
	return { ...familyRow([key], wanted, found, result, source), test: 'resource' };
}
