/** Parses the IDs of a device as typed or pasted. */

export interface DeviceIds extends Readonly<Record<string, string>> {
	/** With `0x`, as in the answers of a template. */
	readonly vendorId: string;
	readonly productId: string;
}

/** The bus that a text about a device names. */
export type TextBus = 'usb' | 'pci' | 'hid';

/** A device that a text names by its IDs. */
export interface NamedDevice {
	readonly ids: DeviceIds;
	/** Undefined where the text does not show it. */
	readonly bus: TextBus | undefined;
}

/** The forms that a person most often has, for messages. */
export const idForms =
	'the vendor ID and the product ID, such as 1209:0002, VID_1209&PID_0002, usb:v1209p0002, or pci8086,1234';

/** The bus, the vendor, and the product of `1209:0002`, with or without `0x` or the bus, as `driver-plist match` prints it. */
const whole =
	/^(?:(usb|pci|hid)[: ] ?)?(?:0x)?([0-9a-f]{1,4})(?::|,?\s+|,)(?:0x)?([0-9a-f]{1,4})$/i;

/** Accepts two IDs alone, or in the brackets of lspci. Both are hexadecimal. Otherwise undefined. */
export function parseDeviceIds(text: string): DeviceIds | undefined {
	return wholeDevice(text)?.ids;
}

/**
 * Forms of hexadecimal IDs: the vendor and the product in one pattern, or in two, which can be in any order. Windows,
 * udev, and the log of Linux (linux drivers/usb/core/hub.c:announce_device); lsusb; pyserial; the names of IOPCIFamily;
 * aliases of modules (linux scripts/mod/file2alias.c); System Information.
 */
const forms: readonly (readonly [bus: TextBus | undefined, vendor: RegExp, product?: RegExp])[] = [
	['usb', /VID_([0-9a-f]{4})(?![0-9a-z])/gi, /PID_([0-9a-f]{4})(?![0-9a-z])/gi],
	['usb', /\bID ([0-9a-f]{4}):([0-9a-f]{4})\b/gi],
	['usb', /\bidVendor\}?={1,2}"?([0-9a-f]{4})\b/gi, /\bidProduct\}?={1,2}"?([0-9a-f]{4})\b/gi],
	['usb', /\bVID:PID[= ]([0-9a-f]{4}):([0-9a-f]{4})\b/gi],
	['usb', /\busb:v([0-9a-f]{4})p([0-9a-f]{4})/gi],
	['pci', /\bVEN_([0-9a-f]{4})\b/gi, /\bDEV_([0-9a-f]{4})\b/gi],
	['pci', /\bpci([0-9a-f]{1,4}),([0-9a-f]{1,4})\b/gi],
	['pci', /\bpci:v0000([0-9a-f]{4})d0000([0-9a-f]{4})/gi],
	[undefined, /\bID_VENDOR_ID=(?:0x)?([0-9a-f]{4})\b/gi, /\bID_MODEL_ID=(?:0x)?([0-9a-f]{4})\b/gi],
	[
		undefined,
		/\bVID ?[:= ] ?(?:0x)?([0-9a-f]{1,4})\b/gi,
		/\bPID ?[:= ] ?(?:0x)?([0-9a-f]{1,4})\b/gi,
	],
	[
		undefined,
		/(?<!Subsystem )\bVendor[ _]?(?:ID)?"?(?: ?[=:])? ?0x([0-9a-f]{1,4})\b/gi,
		/(?<!Subsystem )\b(?:Product|Device)[ _]?(?:ID)?"?(?: ?[=:])? ?0x([0-9a-f]{1,4})\b/gi,
	],
];

/**
 * The device that a text names: IDs alone, or in a part of the output of a tool. The numbers of `idVendor` and
 * `idProduct` of ioreg, or of `Vendor ID` and `Product ID` of System Information, are decimal without `0x`. Undefined where
 * there are no IDs, or those of several devices.
 */
export function namedDevice(text: string): NamedDevice | undefined {
	const device = wholeDevice(text);
	if (device) return device;
	for (const [bus, vendorForm, productForm] of forms) {
		const vendor = onlyNumber(text, vendorForm, 1);
		const product = productForm
			? onlyNumber(text, productForm, 1)
			: onlyNumber(text, vendorForm, 2);
		if (vendor !== undefined && product !== undefined) {
			return { ids: idsOf(vendor, product), bus };
		}
	}
	const vendor = labeledNumber(text, 'Vendor');
	const product = labeledNumber(text, 'Product');
	return vendor === undefined || product === undefined
		? undefined
		: { ids: idsOf(vendor, product), bus: /\bidVendor\b/i.test(text) ? 'usb' : undefined };
}

function wholeDevice(text: string): NamedDevice | undefined {
	const [, bus, vendor, product] = whole.exec(text.trim().replace(/^\[(.*)\]$/, '$1')) ?? [];
	return vendor === undefined || product === undefined
		? undefined
		: {
				ids: idsOf(Number.parseInt(vendor, 16), Number.parseInt(product, 16)),
				bus: bus?.toLowerCase() as TextBus | undefined,
			};
}

function labeledNumber(text: string, name: string): number | undefined {
	const pattern = new RegExp(
		`(?:\\b(?:id${name}|${name}ID)"?(?:\\s*=|\\s(?=\\s*0x))|\\b${name} ID:)\\s*(0x[0-9a-f]+|\\d+)`,
		'gi',
	);
	return onlyNumber(text, pattern, 1, Number);
}

/** The number in a group of all places that match; undefined where there are none or several, or it is not an ID. */
function onlyNumber(
	text: string,
	pattern: RegExp,
	group: number,
	numberIn = (digits: string) => Number.parseInt(digits, 16),
): number | undefined {
	const [first, ...others] = new Set(
		Array.from(text.matchAll(pattern), (match) => numberIn(match[group] ?? '')),
	);
	return others.length === 0 && first !== undefined && first <= 0xffff ? first : undefined;
}

function idsOf(vendor: number, product: number): DeviceIds {
	return { vendorId: withPrefix(vendor), productId: withPrefix(product) };
}

/** An ID in hexadecimal, as the answers of a template and all messages have it. */
export function withPrefix(id: number): string {
	return `0x${id.toString(16).padStart(4, '0')}`;
}
