/** Parses the IDs of a device as typed or pasted. */

export interface DeviceIds extends Readonly<Record<string, string>> {
	/** With `0x`, as in the answers of a template. */
	readonly vendorId: string;
	readonly productId: string;
}

/**
 * Accepts `1209:0002` as printed by lsusb, with or without `0x`: both are hexadecimal. Also a line of ioreg that has both
 * IDs, such as the personality of a driver, in which they are decimal. Otherwise undefined.
 */
export function parseDeviceIds(text: string): DeviceIds | undefined {
	const pair = /^(?:0x)?([0-9a-f]{1,4}):(?:0x)?([0-9a-f]{1,4})$/i.exec(text.trim());
	if (pair) return idsOf(Number(`0x${pair[1]}`), Number(`0x${pair[2]}`));
	const vendor = onlyNumber(text, 'Vendor');
	const product = onlyNumber(text, 'Product');
	return vendor !== undefined && product !== undefined ? idsOf(vendor, product) : undefined;
}

/** The value of `idVendor` or `VendorID`; undefined where there is none, or several. */
function onlyNumber(text: string, name: string): number | undefined {
	const pattern = new RegExp(`"(?:id${name}|${name}ID)"\\s*=\\s*(0x[0-9a-f]+|\\d+)`, 'gi');
	const [first, ...others] = new Set(Array.from(text.matchAll(pattern), ([, digits]) => digits));
	const id = Number(first);
	return others.length === 0 && id >= 0 && id <= 0xffff ? id : undefined;
}

function idsOf(vendor: number, product: number): DeviceIds {
	return { vendorId: withPrefix(vendor), productId: withPrefix(product) };
}

function withPrefix(id: number): string {
	return `0x${id.toString(16).padStart(4, '0')}`;
}
