/** Finds the devices that `--device` names. */
import {
	entryPath,
	nameWithLocation,
	type Registry,
	type RegistryEntry,
	type RegistryValue,
} from '../../service/index.js';

/** The entries with these ids, with this path or the end of it, or with this name. */
export function findDevices(
	wanted: string,
	entries: readonly RegistryEntry[],
	{ plane }: Registry,
): readonly RegistryEntry[] {
	const ids = /^(?:0x)?([0-9a-f]{1,4}):(?:0x)?([0-9a-f]{1,4})$/i.exec(wanted);
	if (ids) {
		const [vendor, product] = [
			Number.parseInt(ids[1] ?? '', 16),
			Number.parseInt(ids[2] ?? '', 16),
		];
		return entries.filter((entry) => hasIds(entry, vendor, product));
	}
	if (wanted.includes('/')) {
		return entries.filter((entry) => {
			const path = entryPath(entry, plane);
			return path === wanted || path.endsWith(wanted.startsWith('/') ? wanted : `/${wanted}`);
		});
	}
	const name = wanted.toLowerCase();
	const namesOf = (entry: RegistryEntry): readonly string[] =>
		[
			entry.name,
			nameWithLocation(entry),
			textIn(entry.properties.get('USB Product Name')),
			textIn(entry.properties.get('Product')),
		].map((each) => each.toLowerCase());
	const exact = entries.filter((entry) => namesOf(entry).includes(name));
	if (exact.length > 0) return exact;
	return entries.filter((entry) => namesOf(entry).some((each) => each.includes(name)));
}

/** The keys of vendors and products in the families that have them. */
const idKeys = [
	['idVendor', 'idProduct'],
	['vendor-id', 'device-id'],
	['VendorID', 'ProductID'],
] as const;

function hasIds({ properties }: RegistryEntry, vendor: number, product: number): boolean {
	return idKeys.some(
		([vendorKey, productKey]) =>
			numberIn(properties.get(vendorKey)) === vendor &&
			numberIn(properties.get(productKey)) === product,
	);
}

/** A number, or data with the lowest byte first; data of Macs with PowerPC has the highest first. */
function numberIn(value: RegistryValue | undefined): number | undefined {
	if (value?.type === 'integer') return Number(value.value);
	if (value?.type !== 'data') return undefined;
	const [a = 0, b = 0, c = 0, d = 0] = value.bytes;
	return a === 0 && b === 0 ? c * 256 + d : a + b * 256;
}

function textIn(value: RegistryValue | undefined): string {
	return value?.type === 'string' ? value.value : '';
}

/** The ids of a device as `046d:c52b`; undefined if it has none. */
export function idText({ properties }: RegistryEntry): string | undefined {
	for (const [vendorKey, productKey] of idKeys) {
		const [vendor, product] = [vendorKey, productKey].map((key) => numberIn(properties.get(key)));
		if (vendor !== undefined && product !== undefined) return `${hex(vendor)}:${hex(product)}`;
	}
	return undefined;
}

function hex(number: number): string {
	return number.toString(16).padStart(4, '0');
}
