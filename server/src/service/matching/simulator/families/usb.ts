/**
 * USB devices and interfaces: the first set of keys that is complete and equal decides the score (IOUSBFamily
 * IOUSBDevice.cpp and IOUSBInterface.cpp:matchPropertyTable). The host family of macOS 10.11 and later scores the same,
 * as registry dumps show.
 */
import {
	type UsbKeySet,
	type UsbNub,
	usbClampedScore,
	usbClients,
	usbDeductions,
	usbHostKeys,
	usbKeySets,
	usbKeys,
	usbNubClasses,
} from '../../../platform/usb.js';
import type { RegistryValue } from '../../../registry/registry.js';
import {
	hasKeysOfSet,
	isRestrictedOtherwise,
	isSetForClass,
	usbClassKeyOf,
} from '../../usbSets.js';
import { compareValues } from '../equality.js';
import { integerOf, propertyOf, textOf } from '../properties.js';
import type { TestRow } from '../trace.js';
import { allOf, anyOf, type Verdict, verdictOf } from '../verdict.js';
import {
	addScores,
	equalRow,
	existsVerdict,
	type FamilyInput,
	type FamilyResult,
	type FamilyTest,
	familyRow,
	isWildcard,
} from './family.js';

/** A key that is present, compared with its property. */
interface Compared {
	readonly row: TestRow;
	/** What it takes from the score of a set that includes it. */
	readonly deduction: number;
}

/** The test of a device or of an interface. */
export function usbTest(nub: UsbNub): FamilyTest {
	return (input) => (isClient(input) ? clientResult(nub, input) : testNub(nub, input));
}

/** Whether it only adds properties to a nub of the old family, for its user clients. */
function isClient({ table, entry, simulation }: FamilyInput): boolean {
	if (textOf(table, 'IOMatchCategory') !== usbClients.category) return false;
	const { lineage } = simulation.classOf(entry);
	return usbClients.nubs.some((name) => lineage.includes(name));
}

/** Such a personality matches whatever its other keys are. */
function clientResult(nub: UsbNub, { table }: FamilyInput): FamilyResult {
	const key = 'IOMatchCategory';
	const row = familyRow(
		[key],
		table.get(key) ?? 'missing',
		'matches every device and interface',
		'match',
		sourceOf(nub),
	);
	return { rows: [{ ...row, score: usbClients.score }], score: usbClients.score };
}

/** The version of Darwin since which `IOUSBUserClientInit` matches by keys, as others do; before, by its category. */
const firstWithUserClientKeys = 9;

function testNub(nub: UsbNub, input: FamilyInput): FamilyResult {
	const isOld = (input.simulation.darwin ?? firstWithUserClientKeys) < firstWithUserClientKeys;
	if (isOld && textOf(input.table, 'IOClass') === 'IOUSBUserClientInit') {
		return { rows: [], score: input.probeScore };
	}
	const compared = compareKeys(nub, input);
	const hostRows = [...usbHostKeys].flatMap(([key, score]) => {
		const row = equalRow(input, key, sourceOf(nub));
		return row ? [{ ...row, score }] : [];
	});
	const sets = usbKeySets[nub].map((set) => ({
		set,
		verdict: matchSet(set, nub, input, compared),
	}));
	const decisive = sets.find(({ verdict }) => verdict !== 'no match');
	const isUndecided = !decisive && isRestrictedInHostFamily(nub, input);
	const result = decisive?.verdict ?? (isUndecided ? 'unknown' : 'no match');
	const clamped = clampScore(input.probeScore);
	const setScore = decisive
		? addScores(
				decisive.set.score,
				...usedKeys(decisive.set, compared).map(({ deduction }) => -deduction),
			)
		: 0;
	const setRow: TestRow = {
		...familyRow(
			[],
			decisive ? decisive.set.needed.join(' + ') : 'one of those that the family accepts',
			undefined,
			result,
			sourceOf(nub),
		),
		...(isUndecided && { test: 'closed family' }),
		found: { type: 'text', text: decisive ? 'complete' : 'none is complete and equal' },
		...(result === 'match' && { score: setScore }),
	};
	return {
		rows: [...[...compared.values()].map(({ row }) => row), ...hostRows, setRow],
		score:
			result === 'match'
				? addScores(setScore, clamped, ...hostRows.map(({ score }) => score))
				: undefined,
	};
}

/** The old family, whose source is public, matches no personality without a set. */
function isRestrictedInHostFamily(nub: UsbNub, { table, entry, simulation }: FamilyInput): boolean {
	const [hostClass = ''] = usbNubClasses[nub];
	const isHost = simulation.classOf(entry).lineage.includes(hostClass);
	return isHost && isRestrictedOtherwise((key) => table.has(key));
}

function sourceOf(nub: UsbNub): string {
	return nub === 'device'
		? 'IOUSBFamily IOUSBDevice.cpp:matchPropertyTable'
		: 'IOUSBFamily IOUSBInterface.cpp:matchPropertyTable';
}

/** Scores that would reach the next set are reduced. */
function clampScore(score: number): number {
	return BigInt(score) >= usbClampedScore.from ? Number(usbClampedScore.to) : score;
}

const productKey = 'idProduct';
const productKeys: ReadonlySet<string> = new Set(['idProduct', 'idProductArray', 'idProductMask']);

/** The keys that the nub compares, by name. The keys of products are under `idProduct`. */
function compareKeys(nub: UsbNub, input: FamilyInput): ReadonlyMap<string, Compared> {
	const compared = new Map<string, Compared>();
	for (const { key, readBy } of usbKeys) {
		if (!readBy.includes(nub)) continue;
		if (productKeys.has(key)) {
			const product = key === productKey ? compareProduct(input, nub) : undefined;
			if (product) compared.set(productKey, product);
			continue;
		}
		const wanted = input.table.get(key);
		if (!wanted) continue;
		const found = propertyOf(input.entry, key);
		const isAny = isWildcard(wanted);
		const result = isAny ? existsVerdict(found) : compareValues(wanted, found);
		compared.set(key, {
			// A set may not include the key; the row of the set decides.
			row: { ...familyRow([key], wanted, found, result, sourceOf(nub)), informs: true },
			deduction: isAny ? usbDeductions.wildcard : 0,
		});
	}
	return compared;
}

/** `idProduct`, or one of `idProductArray` instead; bits outside of `idProductMask` may differ. */
function compareProduct({ table, entry }: FamilyInput, nub: UsbNub): Compared | undefined {
	const [list, single] = [table.get('idProductArray'), table.get(productKey)];
	const wanted = list ?? single;
	if (!wanted) return undefined;
	const found = propertyOf(entry, productKey);
	const choices = list?.type === 'array' || list?.type === 'set' ? list.values : [wanted];
	const isAny = isWildcard(single) && !list;
	const exact = isAny
		? existsVerdict(found)
		: anyOf(choices.map((each) => compareValues(each, found)));
	const mask = table.get('idProductMask');
	const masked =
		exact === 'match' || !mask
			? exact
			: anyOf(choices.map((each) => compareMasked(each, found, mask)));
	const result = exact === 'no match' && mask ? masked : anyOf([exact, masked]);
	const key = list ? 'idProductArray' : productKey;
	return {
		row: { ...familyRow([key], wanted, found, result, sourceOf(nub)), informs: true },
		deduction: isAny ? usbDeductions.wildcard : exact === 'match' ? 0 : usbDeductions.mask,
	};
}

function compareMasked(
	wanted: RegistryValue,
	found: RegistryValue | undefined,
	mask: RegistryValue,
): Verdict {
	if (found?.type === 'unknown' || wanted.type === 'unknown' || mask.type === 'unknown') {
		return 'unknown';
	}
	const [a, b, bits] = [integerOf(wanted), integerOf(found), integerOf(mask)];
	if (a === undefined || b === undefined || bits === undefined) return 'no match';
	return verdictOf((a & bits) === (b & bits));
}

/** Whether all keys of a set are present and equal, and no others that differ. */
function matchSet(
	set: UsbKeySet,
	nub: UsbNub,
	input: FamilyInput,
	compared: ReadonlyMap<string, Compared>,
): Verdict {
	if (!hasKeysOfSet(set, (key) => input.table.has(key))) return 'no match';
	return allOf([
		classVerdict(set, nub, input),
		...usedKeys(set, compared).map(({ row }) => row.result),
	]);
}

/** All keys that are present must be equal. A list of products is not compared where `idProduct` must be absent. */
function usedKeys(set: UsbKeySet, compared: ReadonlyMap<string, Compared>): readonly Compared[] {
	return [...compared].flatMap(([key, each]) => (set.absent.includes(key) ? [] : [each]));
}

/** Whether the set is for the class of the nub. */
function classVerdict(set: UsbKeySet, nub: UsbNub, { entry }: FamilyInput): Verdict {
	const found = propertyOf(entry, usbClassKeyOf(nub));
	if (found?.type === 'unknown' && set.class !== 'any') return 'unknown';
	return verdictOf(isSetForClass(set, integerOf(found)));
}
