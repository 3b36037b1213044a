/** The keys that every service compares, in the order of the kernel (xnu IOService.cpp:matchInternal). */
import type { RegistryEntry, RegistryProperties, RegistryValue } from '../../registry/registry.js';
import { append } from '../../text/append.js';
import { compareValues } from './equality.js';
import { nameTest } from './nameTest.js';
import {
	compatibilityProperties,
	type EntryProperties,
	integerOf,
	propertiesForMatching,
	shown,
} from './properties.js';
import type { Simulation } from './simulation.js';
import { missing, type Shown, shownText, type TestRow } from './trace.js';
import { allOf, type Verdict, verdictOf } from './verdict.js';

const source = 'xnu IOService.cpp:matchInternal';

/** The rows of all keys that are present. The kernel ends at the first that does not match. */
export function genericTests(
	table: RegistryProperties,
	entry: RegistryEntry,
	simulation: Simulation,
): readonly TestRow[] {
	const rows: TestRow[] = [];
	const add = (key: string, test: (wanted: RegistryValue) => readonly TestRow[]): void => {
		const wanted = table.get(key);
		if (wanted) append(rows, test(wanted));
	};
	const properties = table.has('IOCompatibilityMatch')
		? compatibilityProperties(entry)
		: propertiesForMatching(entry);
	add('IOProviderClass', (wanted) => classTest(wanted, entry, simulation));
	add('IONameMatch', (wanted) => [nameTest(wanted, entry, simulation)]);
	add('IOLocationMatch', (wanted) => locationTest(wanted, entry));
	add('IOPropertyMatch', (wanted) => propertyTest(wanted, properties, simulation));
	add('IOPropertyExistsMatch', (wanted) => existsTest(wanted, properties, simulation));
	add('IOPathMatch', (wanted) => pathTest(wanted, entry, simulation));
	add('IORegistryEntryID', (wanted) => idTest(wanted, entry));
	add('IOMatchedServiceCountMatch', (wanted) => countTest(wanted, entry));
	for (const key of ['BSD Name', 'BSD Major', 'BSD Minor', 'BSD Unit']) {
		add(key, (wanted) => {
			const found = properties.get(key);
			return [row('property', [key], wanted, found, compareValues(wanted, found))];
		});
	}
	return rows;
}

/** Keys that every service compares, with the type that their value must have for that; undefined for any type. */
const genericTypes: ReadonlyMap<string, RegistryValue['type'] | undefined> = new Map([
	['IOCompatibilityMatch', undefined],
	['IOProviderClass', 'string'],
	['IONameMatch', undefined],
	['IOLocationMatch', 'string'],
	['IOPropertyMatch', undefined],
	['IOPropertyExistsMatch', undefined],
	['IOPathMatch', 'string'],
	['IORegistryEntryID', 'integer'],
	['IOMatchedServiceCountMatch', 'integer'],
	['BSD Name', undefined],
	['BSD Major', undefined],
	['BSD Minor', undefined],
	['BSD Unit', undefined],
]);

/** Whether every service compares all keys of a dictionary, so that the family is not asked (xnu IOService.cpp:matchPassive). */
export function isGeneric(table: RegistryProperties): boolean {
	return [...table].every(([key, { type }]) => {
		const required = genericTypes.get(key);
		return genericTypes.has(key) && (required === undefined || required === type);
	});
}

function row(
	test: TestRow['test'],
	key: readonly string[],
	wanted: RegistryValue,
	found: RegistryValue | undefined,
	result: Verdict,
): TestRow {
	return { test, key, wanted, found: shown(found), result, source };
}

/** A value of another type is not compared. */
function classTest(
	wanted: RegistryValue,
	entry: RegistryEntry,
	simulation: Simulation,
): readonly TestRow[] {
	if (wanted.type !== 'string' && wanted.type !== 'unknown') return [];
	const entryClass = simulation.classOf(entry);
	const result = wanted.type === 'string' ? entryClass.isKindOf(wanted.value) : undefined;
	return [
		{
			test: 'class',
			key: ['IOProviderClass'],
			wanted,
			found: classesOf(entry, simulation),
			result: verdictOf(result),
			source: 'xnu IOCatalogue.cpp:findDrivers',
		},
	];
}

/** The class of an entry and its superclasses. */
export function classesOf(entry: RegistryEntry, simulation: Simulation): Shown {
	const { lineage } = simulation.classOf(entry);
	return shownText(lineage.filter((name) => name !== 'OSObject').join(' : '));
}

/** A dictionary is for an ancestor (`matchPassive`). */
function locationTest(wanted: RegistryValue, entry: RegistryEntry): readonly TestRow[] {
	if (wanted.type === 'dictionary') return [];
	const found: RegistryValue | undefined =
		entry.location === undefined ? undefined : { type: 'string', value: entry.location };
	return [row('location', ['IOLocationMatch'], wanted, found, compareValues(wanted, found))];
}

/** One dictionary, or an array of which one must match; the kernel stops at the first other object. */
function propertyTest(
	wanted: RegistryValue,
	properties: EntryProperties,
	{ prepared }: Simulation,
): readonly TestRow[] {
	const test = (each: RegistryValue): TestRow =>
		row(
			'property',
			['IOPropertyMatch'],
			each,
			undefined,
			prepared.propertyAlternatives(each).compareWith(properties),
		);
	switch (wanted.type) {
		case 'dictionary': {
			const { first, rest } = prepared.propertyParts(wanted.entries);
			return [...propertyRows(first, properties), ...(rest ? [test(rest)] : [])];
		}
		case 'array':
			return [test(wanted)];
		case 'unknown':
			return [row('property', ['IOPropertyMatch'], wanted, undefined, 'unknown')];
		default:
			return [row('property', ['IOPropertyMatch'], wanted, undefined, 'no match')];
	}
}

/** One row for each key. A dictionary in it must have all entries of the property (OSDictionary.cpp:isEqualTo). */
function propertyRows(
	wanted: readonly (readonly [string, RegistryValue])[],
	properties: EntryProperties,
): readonly TestRow[] {
	return wanted.map(([key, value]) => {
		const found = properties.get(key);
		return row('property', ['IOPropertyMatch', key], value, found, compareValues(value, found));
	});
}

/** A name, or an array of names of which one must exist. */
function existsTest(
	wanted: RegistryValue,
	properties: EntryProperties,
	{ prepared }: Simulation,
): readonly TestRow[] {
	const { verdict, name } = prepared.propertyNames(wanted).compareWith(properties);
	const found = name === undefined ? undefined : properties.get(name);
	return [row('property exists', ['IOPropertyExistsMatch'], wanted, found, verdict)];
}

function pathTest(
	wanted: RegistryValue,
	entry: RegistryEntry,
	simulation: Simulation,
): readonly TestRow[] {
	const path = simulation.paths.of(entry);
	const isEqual = wanted.type === 'string' && wanted.value === path;
	// Another path can lead to the same entry: in another plane, or by a device alias.
	const other = wanted.type === 'string' || wanted.type === 'unknown' ? 'unknown' : 'no match';
	return [
		{
			test: 'path',
			key: ['IOPathMatch'],
			wanted,
			found: shownText(path),
			result: isEqual ? 'match' : other,
			source,
		},
	];
}

function idTest(wanted: RegistryValue, entry: RegistryEntry): readonly TestRow[] {
	const found: RegistryValue =
		entry.id === undefined
			? { type: 'unknown', reason: 'not printed' }
			: { type: 'integer', value: entry.id };
	return [row('property', ['IORegistryEntryID'], wanted, found, compareValues(wanted, found))];
}

/** The number of active clients with a match category. */
function countTest(wanted: RegistryValue, entry: RegistryEntry): readonly TestRow[] {
	const clients = entry.children.filter(
		({ properties, state }) => state.active !== false && properties.has('IOMatchCategory'),
	);
	const isCertain = allOf(
		entry.children.map(({ shown: all }) => (all === 'all' ? 'match' : 'unknown')),
	);
	const isEqual = integerOf(wanted) === BigInt(clients.length);
	return [
		{
			test: 'property',
			key: ['IOMatchedServiceCountMatch'],
			wanted,
			found: isCertain === 'match' ? { type: 'integer', value: BigInt(clients.length) } : missing,
			result: isCertain === 'match' ? verdictOf(isEqual) : 'unknown',
			source,
		},
	];
}
