/** The entries of a dump that a personality is nearest to. */
import { hexId } from '../../registry/deviceIds.js';
import type { RegistryEntry, RegistryValue } from '../../registry/registry.js';
import { parsePciMatch } from '../pciMatch.js';
import type { DumpMatching } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';
import type { DriverPersonality } from '../simulator/personality.js';
import { integerOf, textOf } from '../simulator/properties.js';
import type { TestRow } from '../simulator/trace.js';
import { byNearness, hasSameIds } from './nearest.js';

/** How many entries of other classes are compared: more than a Mac has devices. */
const mostOthers = 500;

/**
 * The entries that a personality matches, followed by those that it is nearest to. A device of another class is among
 * them if nothing else differs, or if it has the IDs.
 */
export function nearestEntries(
	personality: DriverPersonality,
	matching: DumpMatching,
): readonly Match[] {
	const match = (entry: RegistryEntry): Match => matching.match(personality, entry);
	const entries = matching.dump.providersFor(personality);
	const near = byNearness(entries.map(match));
	const matched = near.filter(({ result }) => result === 'match');
	if (matched.length > 0) return [...matched, ...near.filter(({ result }) => result !== 'match')];
	const known = new Set(entries);
	const others = [...othersFor(personality, matching)]
		.filter((entry) => !known.has(entry))
		.map(match);
	const withIds = others.filter((other) => !differsInClass(other) && hasSameIds(other));
	return [...others.filter(differsInClass), ...byNearness([...near, ...withIds])];
}

/** Whether only the class differs, and a key of the family matches. */
function differsInClass({ trace }: Match): boolean {
	const failed = trace.filter(({ result, informs }) => result !== 'match' && !informs);
	const isFamily = ({ test, result }: TestRow): boolean => test === 'family' && result === 'match';
	return failed.every(({ test }) => test === 'class') && trace.some(isFamily);
}

/** Devices of any class; without devices, any entries. */
function othersFor(
	personality: DriverPersonality,
	{ dump }: DumpMatching,
): ReadonlySet<RegistryEntry> {
	const entries = dump.devices.length > 0 ? dump.devices : dump.providers;
	const withIds = idsOf(personality).flatMap((id) => dump.devicesWithIds(id).slice(0, mostOthers));
	return new Set([...withIds.slice(0, mostOthers), ...entries.slice(0, mostOthers)]);
}

/** The IDs of the only USB device that a personality names if the dump does not have it, as `idText` writes them. */
export function absentDevice(
	{ properties }: DriverPersonality,
	{ dump }: DumpMatching,
): string | undefined {
	const [vendor, product] = ['idVendor', 'idProduct'].map((key) => integerOf(properties.get(key)));
	const isOpen = properties.has('idProductArray') || properties.has('idProductMask');
	if (vendor === undefined || product === undefined || isOpen) return undefined;
	const ids = `${hexId(Number(vendor))}:${hexId(Number(product))}`;
	return dump.devicesWithIds(ids).length > 0 ? undefined : ids;
}

/** The IDs that a personality names, as `idText` writes those of a device. */
function idsOf({ properties }: DriverPersonality): readonly string[] {
	const numbers = (key: string): readonly number[] => {
		const value = properties.get(key);
		return numbersIn(value && 'values' in value ? value.values : [value]);
	};
	const pairs = [
		['idVendor', 'idProduct'],
		['VendorID', 'ProductID'],
	].flatMap(([vendorKey = '', productKey = '']) =>
		numbers(vendorKey).flatMap((vendor) =>
			[...numbers(productKey), ...numbers(`${productKey}Array`)].map((product) => ({
				vendor,
				product,
			})),
		),
	);
	const pci = ['IOPCIMatch', 'IOPCIPrimaryMatch'].flatMap((key) =>
		parsePciMatch(textOf(properties, key) ?? '').words.map(({ value }) => ({
			vendor: Number(value & 0xffffn),
			product: Number(value >> 16n),
		})),
	);
	return [...pairs, ...pci]
		.slice(0, mostOthers)
		.map(({ vendor, product }) => `${hexId(vendor)}:${hexId(product)}`);
}

function numbersIn(values: readonly (RegistryValue | undefined)[]): readonly number[] {
	return values.flatMap((value) => {
		const number = integerOf(value);
		return number === undefined ? [] : [Number(number)];
	});
}
