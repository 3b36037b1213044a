/** What HID providers compare, and how their keys correspond to those of USB. */
import { hidKeyOfUsbKey, isVendorPage } from '../platform/hid.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { type UsbKeys, usbKeysOf } from './usbMatch.js';

/** The USB keys of a dictionary, including HID keys that correspond to them. */
export function usbKeysWithHidNames(dict: Dict): UsbKeys {
	const keys = new Map(usbKeysOf(dict));
	for (const [usbKey, hidKey] of hidKeyOfUsbKey) {
		const entry = dict.get(hidKey);
		if (entry && !keys.has(usbKey)) keys.set(usbKey, entry.value);
	}
	return keys;
}

/**
 * The first usage page that needs a VendorID beside it. Only PrimaryUsagePage and the pages of DeviceUsagePairs are
 * examined, not a DeviceUsagePage of its own (IOHIDDevice.cpp:validateMatchingTable).
 */
export function vendorUsagePage(dict: Dict): DictEntry | undefined {
	const primary = dict.get('PrimaryUsagePage');
	if (holdsVendorPage(primary)) return primary;
	return usagePairs(dict)
		.map((pair) => pair.get('DeviceUsagePage'))
		.find(holdsVendorPage);
}

/** The pairs of DeviceUsagePairs; anything but a dict is skipped (IOHIDFamilyPrivate.cpp:CompareDeviceUsagePairs). */
export function usagePairs(dict: Dict): readonly Dict[] {
	const pairs = dict.get('DeviceUsagePairs')?.value;
	return pairs?.type === 'array' ? pairs.items.filter((item) => item.type === 'dict') : [];
}

/** A page beyond 16 bits is not a page, which the schema reports. */
function holdsVendorPage(entry: DictEntry | undefined): boolean {
	return entry?.value.type === 'integer' && isVendorPage(entry.value.value ?? 0n);
}
