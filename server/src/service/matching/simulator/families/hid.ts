/** HID devices, interfaces, and event services (IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable). */
import {
	examinesVendorPages,
	hidCompatibilityKeys,
	hidCompatibilityNubs,
	hidScores,
	isVendorPage,
	rejectsVendorPages,
} from '../../../platform/hid.js';
import type { RegistryProperties, RegistryValue } from '../../../registry/registry.js';
import { compareValues } from '../equality.js';
import { integerOf, propertyOf, textOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { resultOf } from '../trace.js';
import { anyOf, type Verdict, verdictOf } from '../verdict.js';
import { addScores, equalRow, type FamilyInput, type FamilyResult, familyRow } from './family.js';

const source = 'IOHIDFamily IOHIDFamilyPrivate.cpp:MatchPropertyTable';

/** The test of a device or of an event service. */
export function hidTest(input: FamilyInput): FamilyResult {
	const isFor = (key: string): boolean => input.table.has(key);
	const rows: TestRow[] = [
		...compatibilityRows(input),
		...equalRows(input, hidScores.always, true),
		...equalRows(input, hidScores.withTransport, isFor('Transport')),
		...equalRows(input, hidScores.withVendor, isFor('VendorID')),
		...productRows(input),
		...usageRows(input),
		...vendorPageRows(input),
	];
	const isCertain = resultOf(rows) === 'match';
	return {
		rows,
		score: isCertain
			? addScores(input.probeScore, ...rows.map(({ score }) => score ?? 0))
			: undefined,
	};
}

/** An interface asks the device that it belongs to (IOHIDInterface.cpp:matchPropertyTable). */
export function hidInterfaceTest(input: FamilyInput): FamilyResult {
	const device = input.entry.parents.find((parent) =>
		input.simulation.classOf(parent).lineage.includes('IOHIDDevice'),
	);
	return hidTest({ ...input, entry: device ?? input.entry });
}

/** Nubs for old drivers. */
export function hidCompatibilityTest({ table, probeScore }: FamilyInput): FamilyResult {
	const own = table.get('HIDCompatibilityInterface');
	const row = familyRow(
		['HIDCompatibilityInterface'],
		own ?? 'missing',
		'required, with any value',
		verdictOf(own !== undefined),
		'IOHIDSystem IOHIDKeyboardDevice.cpp:matchPropertyTable',
	);
	return { rows: [row], score: probeScore };
}

/** Whether a class of nubs only matches personalities of compatibility. */
export function isCompatibilityNub(lineage: readonly string[]): boolean {
	return hidCompatibilityNubs.some((name) => lineage.includes(name));
}

function compatibilityRows({ table, entry }: FamilyInput): readonly TestRow[] {
	return hidCompatibilityKeys.flatMap((key) => {
		const wanted = table.get(key);
		if (!wanted) return [];
		const found = propertyOf(entry, key);
		const result = found?.type === 'unknown' ? 'unknown' : verdictOf(found !== undefined);
		return [familyRow([key], 'present', found, result, source)];
	});
}

/** All keys that are present must be equal; they score only `ifScored`. */
function equalRows(
	input: FamilyInput,
	scores: Readonly<Record<string, number>>,
	ifScored: boolean,
): readonly TestRow[] {
	return Object.entries(scores).flatMap(([key, score]) => {
		const row = equalRow(input, key, source);
		return row ? [{ ...row, ...(ifScored && row.result === 'match' && { score }) }] : [];
	});
}

/** The ways to name products, the best first. */
function productRows({ table, entry }: FamilyInput): readonly TestRow[] {
	const [single, list, mask] = ['ProductID', 'ProductIDArray', 'ProductIDMask'].map((key) =>
		table.get(key),
	);
	if (!single && !list) return [];
	const found = propertyOf(entry, 'ProductID');
	const { product } = hidScores;
	const items = list && 'values' in list ? list.values : list ? [list] : [];
	const exact = (wanted: RegistryValue): Verdict =>
		wanted.type === 'string' && wanted.value === '*'
			? verdictOf(found !== undefined)
			: compareValues(wanted, found);
	const masked = (wanted: RegistryValue): Verdict => compareMasked(wanted, found, mask);
	const ways: readonly (readonly [score: number, verdict: Verdict])[] = [
		...(single ? [[product.id, exact(single)] as const] : []),
		...(list ? [[product.array, anyOf(items.map(exact))] as const] : []),
		...(single && mask ? [[product.mask, masked(single)] as const] : []),
		...(list && mask ? [[product.arrayMask, anyOf(items.map(masked))] as const] : []),
	];
	const result = anyOf(ways.map(([, verdict]) => verdict));
	const best = ways.find(([, verdict]) => verdict !== 'no match');
	const scores = result === 'match' && best?.[1] === 'match' && table.has('VendorID');
	const key = single ? 'ProductID' : 'ProductIDArray';
	return [
		{
			...familyRow([key], single ?? list ?? 'missing', found, result, source),
			...(scores && { score: best[0] }),
		},
	];
}

function compareMasked(
	wanted: RegistryValue,
	found: RegistryValue | undefined,
	mask: RegistryValue | undefined,
): Verdict {
	if ([wanted, found, mask].some((value) => value?.type === 'unknown')) return 'unknown';
	const [a, b, bits] = [integerOf(wanted), integerOf(found), integerOf(mask)];
	if (a === undefined || b === undefined || bits === undefined) return 'no match';
	return verdictOf((a & bits) === (b & bits));
}

/** A pair of a usage page and a usage, as a personality or a device has it. */
interface Usage {
	readonly page: RegistryValue | undefined;
	readonly usage: RegistryValue | undefined;
}

/** The version of Darwin since which devices have usage pairs. */
const firstWithPairs = 9;

function usageRows(input: FamilyInput): readonly TestRow[] {
	const { table, entry, simulation } = input;
	const devicePairs = propertyOf(entry, 'DeviceUsagePairs');
	// Mac OS X 10.4 has no pairs yet.
	if (!devicePairs && (simulation.darwin ?? firstWithPairs) < firstWithPairs) {
		return primaryRows(input);
	}
	if (devicePairs?.type !== 'array') {
		const result = devicePairs?.type === 'unknown' ? 'unknown' : 'no match';
		return [familyRow(['DeviceUsagePairs'], 'an array', devicePairs, result, source)];
	}
	const rows = [...pairRows(table, devicePairs.values), ...primaryRows(input)];
	const hasPair = rows.some(({ key, score }) => key[0] !== 'PrimaryUsagePage' && (score ?? 0) > 0);
	// A pair and the primary page score once.
	return hasPair
		? rows.map((row) => (row.key[0] === 'PrimaryUsagePage' ? { ...row, score: 0 } : row))
		: rows;
}

function pairRows(
	table: RegistryProperties,
	devicePairs: readonly RegistryValue[],
): readonly TestRow[] {
	const list = table.get('DeviceUsagePairs');
	const top: Usage = { page: table.get('DeviceUsagePage'), usage: table.get('DeviceUsage') };
	const usages = list ? usagesIn(list) : top.page ? [top] : [];
	if (!list && usages.length === 0) return [];
	if (list?.type === 'unknown') {
		return [familyRow(['DeviceUsagePairs'], list, undefined, 'unknown', source)];
	}
	const has = usagesIn({ type: 'array', values: devicePairs });
	const results = usages.map((usage) => ({
		score: usage.usage ? hidScores.usage.both : hidScores.usage.page,
		verdict: anyOf(has.map((each) => compareUsage(usage, each))),
	}));
	const best = Math.max(
		0,
		...results.flatMap(({ verdict, score }) => (verdict === 'match' ? [score] : [])),
	);
	return [
		{
			...familyRow(
				[list ? 'DeviceUsagePairs' : 'DeviceUsagePage'],
				list ?? top.page ?? 'missing',
				{ type: 'array', values: devicePairs },
				anyOf(results.map(({ verdict }) => verdict)),
				source,
			),
			...(best > 0 && { score: best + hidScores.usage.any }),
		},
	];
}

function usagesIn(list: RegistryValue): readonly Usage[] {
	if (!('values' in list)) return [];
	return list.values.flatMap((value) =>
		value.type === 'dictionary'
			? [
					{
						page: value.entries.get('DeviceUsagePage'),
						usage: value.entries.get('DeviceUsage'),
					},
				]
			: [],
	);
}

function compareUsage(wanted: Usage, found: Usage): Verdict {
	const page = wanted.page ? compareValues(wanted.page, found.page) : 'match';
	const usage = wanted.usage ? compareValues(wanted.usage, found.usage) : 'match';
	if (page === 'no match' || usage === 'no match') return 'no match';
	return page === 'unknown' || usage === 'unknown' ? 'unknown' : 'match';
}

/** The primary usage counts only with its page. */
function primaryRows(input: FamilyInput): readonly TestRow[] {
	const page = equalRow(input, 'PrimaryUsagePage', source);
	const usage = equalRow(input, 'PrimaryUsage', source);
	return [
		...(page
			? [{ ...page, ...(page.result === 'match' && { score: hidScores.primaryUsagePage }) }]
			: []),
		...(usage
			? [
					{
						...usage,
						...(page?.result === 'match' &&
							usage.result === 'match' && { score: hidScores.primaryUsage }),
					},
				]
			: []),
	];
}

/** A device rejects usage pages of vendors without a VendorID (IOHIDDevice.cpp:validateMatchingTable). */
function vendorPageRows({ table, entry, simulation }: FamilyInput): readonly TestRow[] {
	if (table.has('VendorID') || !simulation.classOf(entry).lineage.some(examinesVendorPages)) {
		return [];
	}
	const transport = textOf(table, 'Transport');
	const page = vendorPageIn(table);
	if (transport === undefined || !page || !rejectsVendorPages(transport)) return [];
	return [
		familyRow(
			['VendorID'],
			page,
			'a usage page of a vendor requires VendorID',
			'no match',
			'IOHIDFamily IOHIDDevice.cpp:validateMatchingTable',
		),
	];
}

function vendorPageIn(table: RegistryProperties): RegistryValue | undefined {
	const pairs = table.get('DeviceUsagePairs');
	const pages = [
		table.get('PrimaryUsagePage'),
		...(pairs ? usagesIn(pairs).map(({ page }) => page) : []),
	];
	return pages.find((page) => isVendorPage(integerOf(page) ?? 0n));
}
