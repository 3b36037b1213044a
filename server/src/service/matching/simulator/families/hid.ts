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
import {
	addScores,
	equalRow,
	existsVerdict,
	type FamilyInput,
	type FamilyResult,
	familyRow,
} from './family.js';
import { pagesIn, usageRows } from './hidUsage.js';

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

/**
 * The ways to name products, the best first: one of those that are present must match (CompareProductID). Lists and masks
 * of other types are ignored.
 */
function productRows({ table, entry }: FamilyInput): readonly TestRow[] {
	const found = propertyOf(entry, 'ProductID');
	const { product } = hidScores;
	const single = table.get('ProductID');
	const list = table.get('ProductIDArray');
	const mask = maskIn(table);
	const items = list?.type === 'array' ? list.values : undefined;
	const exact = (wanted: RegistryValue): Verdict =>
		wanted.type === 'string' && wanted.value === '*'
			? existsVerdict(found)
			: compareValues(wanted, found);
	const masked = (wanted: RegistryValue): Verdict => compareMasked(wanted, found, mask);
	const ways: readonly (readonly [score: number, verdict: Verdict])[] = [
		...(single ? [[product.id, exact(single)] as const] : []),
		...(items ? [[product.array, anyOf(items.map(exact))] as const] : []),
		...(single && mask ? [[product.mask, masked(single)] as const] : []),
		...(items && mask ? [[product.arrayMask, anyOf(items.map(masked))] as const] : []),
	];
	if (ways.length === 0) return [];
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

function maskIn(table: RegistryProperties): RegistryValue | undefined {
	const mask = table.get('ProductIDMask');
	return mask?.type === 'integer' || mask?.type === 'unknown' ? mask : undefined;
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
	const pages = [table.get('PrimaryUsagePage'), ...pagesIn(table.get('DeviceUsagePairs'))];
	return pages.find((page) => isVendorPage(integerOf(page) ?? 0n));
}
