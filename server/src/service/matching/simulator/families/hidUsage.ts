/** The usages of HID devices (IOHIDFamily IOHIDFamilyPrivate.cpp:CompareDeviceUsagePairs, CompareDeviceUsage). */
import { hidScores } from '../../../platform/hid.js';
import type { RegistryProperties, RegistryValue } from '../../../registry/registry.js';
import { compareValues } from '../equality.js';
import { propertyOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { type Verdict, verdictOf } from '../verdict.js';
import { equalRow, type FamilyInput, familyRow } from './family.js';

const source = 'IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable';

/** The version of Darwin since which devices have usage pairs. */
const firstWithPairs = 9;

/** The pairs of the personality, its single usage, and its primary usage. Each that is present must match. */
export function usageRows(input: FamilyInput): readonly TestRow[] {
	const { table, entry, simulation } = input;
	const device = propertyOf(entry, 'DeviceUsagePairs');
	// Mac OS X 10.4 has no pairs yet.
	if (!device && (simulation.darwin ?? firstWithPairs) < firstWithPairs) return primaryRows(input);
	if (device?.type !== 'array') {
		const result = device?.type === 'unknown' ? 'unknown' : 'no match';
		return [familyRow(['DeviceUsagePairs'], 'an array', device, result, source)];
	}
	const rows = [...pairsRows(table, device), ...singleRows(table, device)];
	const scored = rows.findIndex(({ score }) => (score ?? 0) > 0);
	// The primary usage scores only if no other one does, which adds to the score once.
	if (scored < 0) return [...rows, ...primaryRows(input)];
	return [
		...rows.map((row, index) =>
			index === scored ? { ...row, score: (row.score ?? 0) + hidScores.usage.any } : row,
		),
		...primaryRows(input).map(({ score, ...row }) => row),
	];
}

/** The usage pages in the pairs of a personality; items that are not dictionaries are skipped. */
export function pagesIn(list: RegistryValue | undefined): readonly RegistryValue[] {
	return dictionariesIn(list).flatMap((pair) => pair.get('DeviceUsagePage') ?? []);
}

interface Compared {
	readonly verdict: Verdict;
	readonly score: number;
}

/** The first pair that matches decides. Other types than arrays are ignored. */
function pairsRows(table: RegistryProperties, device: RegistryValue): readonly TestRow[] {
	const key = 'DeviceUsagePairs';
	const list = table.get(key);
	if (list?.type === 'unknown') return [familyRow([key], list, device, 'unknown', source)];
	if (list?.type !== 'array') return [];
	const results = dictionariesIn(list).map((pair) => compareUsage(pair, device));
	const first = results.find(({ verdict }) => verdict === 'match');
	const isUncertain = results.some(({ verdict }) => verdict === 'unknown');
	const verdict = isUncertain ? 'unknown' : verdictOf(results.length === 0);
	return [rowOf(key, list, device, first ?? { verdict, score: 0 })];
}

/** The page and the usage outside of pairs. */
function singleRows(table: RegistryProperties, device: RegistryValue): readonly TestRow[] {
	const keys = ['DeviceUsagePage', 'DeviceUsage'].filter((key) => table.has(key));
	const [key] = keys;
	if (key === undefined) return [];
	const wanted = new Map(keys.flatMap((each) => [[each, table.get(each)] as const]));
	const shown = new Map([...wanted].flatMap(([name, value]) => (value ? [[name, value]] : [])));
	return [rowOf(key, { type: 'dictionary', entries: shown }, device, compareUsage(table, device))];
}

function rowOf(
	key: string,
	wanted: RegistryValue,
	device: RegistryValue,
	{ verdict, score }: Compared,
): TestRow {
	return { ...familyRow([key], wanted, device, verdict, source), ...(score > 0 && { score }) };
}

/**
 * Whether the device has a page and usage. Without a page, or where the device names none, nothing is compared, and the
 * last pair that is compared decides if none has both.
 */
function compareUsage(wanted: RegistryProperties, device: RegistryValue): Compared {
	const page = numberIn(wanted, 'DeviceUsagePage');
	const usage = numberIn(wanted, 'DeviceUsage');
	let verdict: Verdict = 'match';
	let isUncertain = false;
	for (const pair of dictionariesIn(device)) {
		const ownPage = numberIn(pair, 'DeviceUsagePage');
		const ownUsage = numberIn(pair, 'DeviceUsage');
		if (!page || !ownPage) continue;
		verdict = compareValues(page, ownPage);
		if (verdict === 'match' && usage && ownUsage) verdict = compareValues(usage, ownUsage);
		else if (verdict === 'match' && usage) continue;
		if (verdict === 'unknown') isUncertain = true;
		if (verdict === 'match') {
			return { verdict, score: usage ? hidScores.usage.both : hidScores.usage.page };
		}
	}
	return { verdict: isUncertain ? 'unknown' : verdict, score: 0 };
}

/** Other types than numbers are as good as missing. */
function numberIn(table: RegistryProperties, key: string): RegistryValue | undefined {
	const value = table.get(key);
	return value?.type === 'integer' || value?.type === 'unknown' ? value : undefined;
}

function dictionariesIn(list: RegistryValue | undefined): readonly RegistryProperties[] {
	if (!list || !('values' in list)) return [];
	return list.values.flatMap((value) => (value.type === 'dictionary' ? [value.entries] : []));
}

/** The primary usage counts only with its page. */
function primaryRows(input: FamilyInput): readonly TestRow[] {
	const page = equalRow(input, 'PrimaryUsagePage', source);
	const usage = equalRow(input, 'PrimaryUsage', source);
	const isPage = page?.result === 'match';
	return [
		...(page ? [{ ...page, ...(isPage && { score: hidScores.primaryUsagePage }) }] : []),
		...(usage
			? [{ ...usage, ...(isPage && usage.result === 'match' && { score: hidScores.primaryUsage }) }]
			: []),
	];
}
