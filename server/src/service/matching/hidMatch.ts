/** What HID providers compare, and how their keys correspond to those of USB. */
import { descendsFrom } from '../platform/classes.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { type UsbKeys, usbKeysOf } from './usbMatch.js';

/** The HID key that says the same as a USB key (IOHIDFamilyPrivate.cpp:MatchPropertyTable, IOUSBDevice.cpp:matchPropertyTable). */
export const hidKeyOfUsbKey: ReadonlyMap<string, string> = new Map([
	['idVendor', 'VendorID'],
	['idProduct', 'ProductID'],
	['idProductArray', 'ProductIDArray'],
	['idProductMask', 'ProductIDMask'],
]);

/** The USB keys of a personality, HID keys that were written for them counted in. */
export function usbKeysMeant(dict: Dict): UsbKeys {
	const keys = new Map(usbKeysOf(dict));
	for (const [usbKey, hidKey] of hidKeyOfUsbKey) {
		const entry = dict.get(hidKey);
		if (entry && !keys.has(usbKey)) keys.set(usbKey, entry.value);
	}
	return keys;
}

/** From this usage page on a vendor says what a usage means. */
const firstVendorPage = 0xff00n;
const lastPage = 0xffffn;

/** Whether a provider class compares HID keys. */
export function isHidProvider(providerClass: string): boolean {
	return ['IOHIDDevice', 'IOHIDInterface', 'IOHIDEventService'].some((name) =>
		descendsFrom(providerClass, name),
	);
}

/** Whether a provider class also examines vendor usage pages; an interface asks its device. */
export function examinesVendorPages(providerClass: string): boolean {
	return ['IOHIDDevice', 'IOHIDInterface'].some((name) => descendsFrom(providerClass, name));
}

/**
 * The first usage page that needs a VendorID beside it. Only PrimaryUsagePage and the pages of DeviceUsagePairs are
 * examined, not a DeviceUsagePage of its own (IOHIDDevice.cpp:validateMatchingTable).
 */
export function vendorUsagePage(dict: Dict): DictEntry | undefined {
	const primary = dict.get('PrimaryUsagePage');
	if (isVendorPage(primary)) return primary;
	return usagePairs(dict)
		.map((pair) => pair.get('DeviceUsagePage'))
		.find(isVendorPage);
}

/** The pairs of DeviceUsagePairs; anything but a dict is skipped (IOHIDFamilyPrivate.cpp:CompareDeviceUsagePairs). */
export function usagePairs(dict: Dict): readonly Dict[] {
	const pairs = dict.get('DeviceUsagePairs')?.value;
	return pairs?.type === 'array' ? pairs.items.filter((item) => item.type === 'dict') : [];
}

/** Whether a transport is one for which a vendor usage page without VendorID is rejected; the name only has to occur in it. */
export function rejectsVendorPages(transport: string): boolean {
	return transport.includes('USB') || transport.includes('Bluetooth');
}

/** What is beyond 16 bits is no page at all, which the schema says. */
function isVendorPage(entry: DictEntry | undefined): boolean {
	const page = entry?.value.type === 'integer' ? (entry.value.value ?? 0n) : 0n;
	return page >= firstVendorPage && page <= lastPage;
}
