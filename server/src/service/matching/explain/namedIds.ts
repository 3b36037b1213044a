/** The IDs of vendors and products that a personality names, and the devices that have them. */
import { hexId, idText } from '../../registry/deviceIds.js';
import type { RegistryEntry, RegistryValue } from '../../registry/registry.js';
import { parsePciMatch } from '../pciMatch.js';
import type { DumpDrivers } from '../simulator/dumpDrivers.js';
import type { DriverPersonality } from '../simulator/personality.js';
import { integerOf, textOf } from '../simulator/properties.js';

/** More IDs than any driver names are not compared. */
const mostIds = 500;

/** IDs as `idText` writes them: four hexadecimal digits each. */
export interface NamedIds {
	/** The name of the personality, which may be that of the device. */
	readonly name: string;
	readonly vendors: ReadonlySet<string>;
	readonly products: ReadonlySet<string>;
	/** Vendor and product of one device: `046d:c52b`. */
	readonly pairs: readonly string[];
}

const idKeys = [
	['idVendor', 'idProduct'],
	['VendorID', 'ProductID'],
] as const;

export function namedIds({ name, properties }: DriverPersonality): NamedIds {
	const numbers = (key: string): readonly number[] => {
		const value = properties.get(key);
		return numbersIn(value && 'values' in value ? value.values : [value]);
	};
	const keyed = idKeys.map(([vendorKey, productKey]) => ({
		vendors: [...numbers(vendorKey), ...numbers(`${vendorKey}Array`)],
		// With a mask, a product is not one device.
		products: properties.has(`${productKey}Mask`)
			? []
			: [...numbers(productKey), ...numbers(`${productKey}Array`)],
	}));
	const words = ['IOPCIMatch', 'IOPCIPrimaryMatch'].flatMap((key) =>
		parsePciMatch(textOf(properties, key) ?? '').words.map(({ value, mask = 0xffffffffn }) => ({
			vendors: (mask & 0xffffn) === 0xffffn ? [Number(value & 0xffffn)] : [],
			products: mask >> 16n === 0xffffn ? [Number(value >> 16n)] : [],
		})),
	);
	const groups = [...keyed, ...words].slice(0, mostIds);
	const pairs = groups.flatMap(({ vendors, products }) =>
		vendors
			.slice(0, mostIds)
			.flatMap((vendor) =>
				products.slice(0, mostIds).map((product) => `${hexId(vendor)}:${hexId(product)}`),
			),
	);
	return {
		name,
		vendors: new Set(groups.flatMap(({ vendors }) => vendors.map(hexId))),
		products: new Set(groups.flatMap(({ products }) => products.map(hexId))),
		pairs: pairs.slice(0, mostIds),
	};
}

function numbersIn(values: readonly (RegistryValue | undefined)[]): readonly number[] {
	return values.flatMap((value) => {
		const number = integerOf(value);
		return number === undefined ? [] : [Number(number)];
	});
}

/** What a personality has in common with a device; undefined if it names no IDs, or those of the device are unknown. */
export function sharedIds(
	{ name, vendors, products }: NamedIds,
	entry: RegistryEntry,
): 'vendor' | 'product' | 'name' | 'nothing' | undefined {
	const ids = idText(entry);
	if ((vendors.size === 0 && products.size === 0) || ids === undefined) return undefined;
	const [vendor = '', product = ''] = ids.split(':');
	if (vendors.has(vendor)) return 'vendor';
	if (products.has(product)) return 'product';
	const [own, other] = [name, entry.name].map((each) =>
		each.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
	);
	return own === other ? 'name' : 'nothing';
}

/** The IDs that a personality names if no device has them, such as: the IDs 046d:c52b. */
export function absentIds(personality: DriverPersonality, dump: DumpDrivers): string | undefined {
	const { vendors, pairs } = namedIds(personality);
	const [pair] = pairs;
	if (pair !== undefined) {
		if (pairs.some((each) => dump.devicesWithIds(each).length > 0)) return undefined;
		return pairs.length === 1 ? `the IDs ${pair}` : 'one of its IDs';
	}
	const [vendor] = vendors;
	if (vendor === undefined || vendors.size > 1) return undefined;
	const hasVendor = dump.devices.some((device) => idText(device)?.startsWith(`${vendor}:`));
	return hasVendor ? undefined : `the vendor ID ${vendor}`;
}
