/** Reads the output of `system_profiler -json`: SPUSBHostDataType of macOS 26, SPUSBDataType of earlier systems, and SPPCIDataType. */
import { type FoundDevice, subsystemOf } from './device.js';

type Json = Readonly<Record<string, unknown>>;

/** The devices at any depth; undefined where the text is not JSON. */
export function readSystemProfiler(text: string): readonly FoundDevice[] | undefined {
	let root: unknown;
	try {
		root = JSON.parse(text);
	} catch {
		return undefined;
	}
	const found: FoundDevice[] = [];
	const waiting: unknown[] = [root];
	while (waiting.length > 0) {
		const value = waiting.pop();
		if (typeof value !== 'object' || value === null) continue;
		waiting.push(...Object.values(value).reverse());
		if (Array.isArray(value)) continue;
		const item = value as Json;
		found.push(...usbHostDevice(item), ...usbDevice(item), ...pciDevice(item));
	}
	return found;
}

function usbHostDevice(item: Json): readonly FoundDevice[] {
	const vendorId = hexIn(stringIn(item, 'USBDeviceKeyVendorID'));
	const productId = hexIn(stringIn(item, 'USBDeviceKeyProductID'));
	if (vendorId === undefined || productId === undefined) return [];
	return [
		{
			bus: 'usb',
			vendorId,
			productId,
			revision: hexIn(stringIn(item, 'USBDeviceKeyProductVersion')),
			vendorName: stringIn(item, 'USBDeviceKeyVendorName'),
			productName: stringIn(item, '_name'),
		},
	];
}

/** Apple's vendor ID is a name in this form. */
function usbDevice(item: Json): readonly FoundDevice[] {
	const vendor = stringIn(item, 'vendor_id');
	const vendorId = vendor === 'apple_vendor_id' ? 0x05ac : hexIn(vendor);
	const productId = hexIn(stringIn(item, 'product_id'));
	if (vendorId === undefined || productId === undefined) return [];
	return [
		{
			bus: 'usb',
			vendorId,
			productId,
			revision: binaryCodedDecimal(stringIn(item, 'bcd_device')),
			vendorName: stringIn(item, 'manufacturer') ?? /^[^(]*\((.*)\)/.exec(vendor ?? '')?.[1],
			productName: stringIn(item, '_name'),
		},
	];
}

function pciDevice(item: Json): readonly FoundDevice[] {
	const vendorId = hexIn(stringIn(item, 'sppci_vendor-id'));
	const productId = hexIn(stringIn(item, 'sppci_device-id'));
	if (vendorId === undefined || productId === undefined) return [];
	const subVendor = hexIn(stringIn(item, 'sppci_subsystem-vendor-id'));
	const subDevice = hexIn(stringIn(item, 'sppci_subsystem-id'));
	return [
		{
			bus: 'pci',
			vendorId,
			productId,
			revision: hexIn(stringIn(item, 'sppci_revision-id')),
			subsystem: subsystemOf(subVendor, subDevice),
		},
	];
}

/** The version `1.00` is 0x0100 in binary-coded decimal. */
export function binaryCodedDecimal(text: string | undefined): number | undefined {
	const [, major, minor] = /^\s*(\d{1,2})\.(\d\d)\b/.exec(text ?? '') ?? [];
	return major === undefined ? undefined : Number.parseInt(`${major}${minor}`, 16);
}

function stringIn(item: Json, key: string): string | undefined {
	const value = item[key];
	return typeof value === 'string' ? value : undefined;
}

function hexIn(text: string | undefined): number | undefined {
	const digits = /0x([0-9a-f]+)/i.exec(text ?? '')?.[1];
	return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
