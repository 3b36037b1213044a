/** The ids of a device, under the keys of its family. */
import type { RegistryEntry, RegistryValue } from './registry.js';

/** The keys of vendors and products in the families that have them. */
const idKeys = [
	['idVendor', 'idProduct'],
	['vendor-id', 'device-id'],
	['VendorID', 'ProductID'],
] as const;

/** Whether it is a device with these ids. */
export function hasIds({ properties }: RegistryEntry, vendor: number, product: number): boolean {
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

/** The ids of a device as `046d:c52b`; undefined if it has none. */
export function idText({ properties }: RegistryEntry): string | undefined {
	for (const [vendorKey, productKey] of idKeys) {
		const [vendor, product] = [vendorKey, productKey].map((key) => numberIn(properties.get(key)));
		if (vendor !== undefined && product !== undefined) return `${hexId(vendor)}:${hexId(product)}`;
	}
	return undefined;
}

/** An ID as `idText` writes it. */
export function hexId(number: number): string {
	return number.toString(16).padStart(4, '0');
}
