/** Reads the ids of a device as a person types or pastes them. */

export interface DeviceIds {
	/** With `0x`, as prompts take them. */
	readonly vendorId: string;
	readonly productId: string;
}

/**
 * `1209:0002` as lsusb prints it, with `0x` or without, or in decimal, `4617:2`; undefined where it is neither.
 * Two times four digits are hexadecimal.
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
