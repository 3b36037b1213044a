/** How near a personality is to an entry that it does not match. */
import type { Match } from '../simulator/matchPersonality.js';
import type { Shown, TestRow } from '../simulator/trace.js';

/**
 * The first test that does not match, which ends the comparison of the kernel. For a set of keys, that is the first key
 * that is not equal.
 */
export function firstFailure({ trace }: Match): TestRow | undefined {
	const isFailed = ({ result, informs }: TestRow): boolean => result === 'no match' && !informs;
	const failed =
		trace.find(isFailed) ?? trace.find(({ result, informs }) => result === 'unknown' && !informs);
	if (failed?.test !== 'family' || failed.key.length > 0) return failed;
	return (
		trace.find(
			({ test, result, informs }) => test === 'family' && informs && result === 'no match',
		) ?? failed
	);
}

/**
 * The nearest first: devices with the IDs that the personality names, then those that pass the most tests in order, then
 * those with the fewest that fail, and those with the most keys that are equal.
 */
export function byNearness(matches: readonly Match[]): readonly Match[] {
	return [...matches]
		.map((match) => ({
			match,
			sameIds: hasSameIds(match) ? 1 : 0,
			passed: passedBefore(match),
			failed: failedTests(match),
			equal: match.trace.filter(({ result }) => result === 'match').length,
		}))
		.sort(
			(a, b) =>
				b.sameIds - a.sameIds || b.passed - a.passed || a.failed - b.failed || b.equal - a.equal,
		)
		.map(({ match }) => match);
}

const idKeys: ReadonlySet<string> = new Set([
	'idVendor',
	'idProduct',
	'idProductArray',
	'VendorID',
	'ProductID',
	'ProductIDArray',
	'IOPCIPrimaryMatch',
	'IOPCIMatch',
]);

/** Whether the device has all IDs that the personality names, even if it is of another class. */
export function hasSameIds({ trace }: Match): boolean {
	const rows = trace.filter(({ key: [key = ''] }) => idKeys.has(key));
	return rows.length > 0 && rows.every(({ result }) => result === 'match');
}

function passedBefore(match: Match): number {
	const first = firstFailure(match);
	const before = first ? match.trace.slice(0, match.trace.indexOf(first)) : match.trace;
	return before.filter(({ result, informs }) => result === 'match' && !informs).length;
}

/**
 * Tests that fail; one whose values have a half in common, such as the vendor of a PCI device, costs less, and so does a
 * number of another type.
 */
function failedTests({ trace }: Match): number {
	return trace.reduce((sum, row) => sum + costOf(row), 0);
}

function costOf({ result, wanted, found, informs }: TestRow): number {
	if (result === 'match') return 0;
	if (result === 'unknown') return informs ? 0 : 0.9;
	if (isSameNumber(wanted, found)) return 0.5;
	const [a, b] = [wanted, found].map((value) =>
		value.type === 'string' ? value.value : value.type === 'text' ? value.text : '',
	);
	const vendor = /^0x[0-9a-f]{4}([0-9a-f]{4})/i.exec(a ?? '')?.[1];
	return vendor !== undefined && new RegExp(`0x[0-9a-f]{4}${vendor}`, 'i').test(b ?? '') ? 0.5 : 1;
}

/** Whether a string is a number that the entry has: such values never match, but the device is likely the one. */
export function isSameNumber(wanted: Shown, found: Shown): boolean {
	if (wanted.type !== 'string' || found.type !== 'integer') return false;
	const digits = wanted.value.trim();
	return /^(?:0x[0-9a-f]{1,16}|\d{1,20})$/i.test(digits) && BigInt(digits) === found.value;
}
