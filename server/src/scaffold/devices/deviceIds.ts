/** Parses the IDs of a device as typed or pasted. */

export interface DeviceIds extends Readonly<Record<string, string>> {
	/** With `0x`, as in the answers of a template. */
	readonly vendorId: string;
	readonly productId: string;
}

/** Accepts `1209:0002` as printed by lsusb, with or without `0x`, or in the brackets of lspci: both are hexadecimal. Otherwise undefined. */
export function parseDeviceIds(text: string): DeviceIds | undefined {
	const pair = text.trim().replace(/^\[(.*)\]$/, '$1');
	return hexadecimalIds(/^(?:0x)?([0-9a-f]{1,4})(?::|,?\s+|,)(?:0x)?([0-9a-f]{1,4})$/i.exec(pair));
}

/** Windows, lsusb, and the log of Linux (linux drivers/usb/core/hub.c:announce_device). */
const usbPairs = [
	/\bVID_([0-9a-f]{4})&PID_([0-9a-f]{4})\b/i,
	/\bID ([0-9a-f]{4}):([0-9a-f]{4})\b/i,
	/\bidVendor=([0-9a-f]{4}), ?idProduct=([0-9a-f]{4})\b/i,
];

/** Windows, and the names of IOPCIFamily. */
const pciPairs = [
	/\bVEN_([0-9a-f]{4})&DEV_([0-9a-f]{4})\b/i,
	/\bpci([0-9a-f]{1,4}),([0-9a-f]{1,4})\b/i,
];

/**
 * The IDs in a part of the output of a tool: `idVendor` and `idProduct` of ioreg, which are decimal there, `Vendor ID`
 * and `Product ID` of System Information, or those of Windows and Linux, which are hexadecimal. Undefined where there
 * are none, or several.
 */
export function deviceIdsIn(text: string): DeviceIds | undefined {
	const pair = firstPair(text, [...usbPairs, ...pciPairs]);
	if (pair) return hexadecimalIds(pair);
	const vendor = onlyNumber(text, 'Vendor');
	const product = onlyNumber(text, 'Product');
	return vendor !== undefined && product !== undefined ? idsOf(vendor, product) : undefined;
}

/** The bus that a part of the output of a tool shows. */
export function busIn(text: string): 'usb' | 'pci' | undefined {
	if (firstPair(text, pciPairs)) return 'pci';
	return firstPair(text, usbPairs) ? 'usb' : undefined;
}

function firstPair(text: string, patterns: readonly RegExp[]): RegExpExecArray | null {
	for (const pattern of patterns) {
		const pair = pattern.exec(text);
		if (pair) return pair;
	}
	return null;
}

function onlyNumber(text: string, name: string): number | undefined {
	const pattern = new RegExp(
		`(?:\\b(?:id${name}|${name}ID)"?(?:\\s*=|\\s(?=\\s*0x))|\\b${name} ID:)\\s*(0x[0-9a-f]+|\\d+)`,
		'gi',
	);
	const [first, ...others] = new Set(
		Array.from(text.matchAll(pattern), ([, digits]) => Number(digits)),
	);
	return others.length === 0 && first !== undefined && first <= 0xffff ? first : undefined;
}

function hexadecimalIds(pair: RegExpExecArray | null): DeviceIds | undefined {
	const [, vendor, product] = pair ?? [];
	return vendor === undefined || product === undefined
		? undefined
		: idsOf(Number(`0x${vendor}`), Number(`0x${product}`));
}

function idsOf(vendor: number, product: number): DeviceIds {
	return { vendorId: withPrefix(vendor), productId: withPrefix(product) };
}

/** An ID in hexadecimal, as the answers of a template and all messages have it. */
export function withPrefix(id: number): string {
	return `0x${id.toString(16).padStart(4, '0')}`;
}
