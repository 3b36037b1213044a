/** Parses the IDs of a device as typed or pasted. */

export interface DeviceIds {
	/** With `0x`, as in the answers of a template. */
	readonly vendorId: string;
	readonly productId: string;
}

/**
 * Accepts `1209:0002` as printed by lsusb, the same with `0x`, or decimal numbers such as `4617:2`; otherwise undefined.
 * Four digits on both sides are hexadecimal.
 */
export function parseDeviceIds(text: string): DeviceIds | undefined {
	const [, vendor = '', product = ''] =
		/^(0x[0-9a-f]{1,4}|[0-9a-f]{1,5}):(0x[0-9a-f]{1,4}|[0-9a-f]{1,5})$/i.exec(text.trim()) ?? [];
	const both = [vendor, product];
	const isHex =
		both.every((each) => /^[0-9a-f]{4}$/i.test(each)) ||
		both.some((each) => /[a-f]/i.test(each.replace(/^0x/i, '')));
	const [vendorId, productId] = both.map((each) => {
		const number =
			/^0x/i.test(each) || !isHex ? Number(each || Number.NaN) : Number.parseInt(each, 16);
		return number <= 0xffff ? `0x${number.toString(16).padStart(4, '0')}` : undefined;
	});
	return vendorId === undefined || productId === undefined ? undefined : { vendorId, productId };
}
