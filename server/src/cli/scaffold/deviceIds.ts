/** Parses the IDs of a device as typed or pasted. */

export interface DeviceIds {
	/** With `0x`, as in the answers of a template. */
	readonly vendorId: string;
	readonly productId: string;
}

/** Accepts `1209:0002` as printed by lsusb, with or without `0x`: both are hexadecimal. Otherwise undefined. */
export function parseDeviceIds(text: string): DeviceIds | undefined {
	const [, vendor, product] =
		/^(?:0x)?([0-9a-f]{1,4}):(?:0x)?([0-9a-f]{1,4})$/i.exec(text.trim()) ?? [];
	if (vendor === undefined || product === undefined) return undefined;
	return { vendorId: withPrefix(vendor), productId: withPrefix(product) };
}

function withPrefix(digits: string): string {
	return `0x${digits.toLowerCase().padStart(4, '0')}`;
}
