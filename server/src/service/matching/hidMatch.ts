/** Reads the keys that HID providers compare, and the USB keys that correspond to them. */
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
 * The first usage page that requires a VendorID. Only PrimaryUsagePage and the pages of DeviceUsagePairs are examined,
 * not a DeviceUsagePage outside of them (IOHIDDevice.cpp:validateMatchingTable).
 */
export function vendorUsagePage(dict: Dict): DictEntry | undefined {
	const primary = dict.get('PrimaryUsagePage');
	if (isOnVendorPage(primary)) return primary;
	return usagePairs(dict)
		.map((pair) => pair.get('DeviceUsagePage'))
		.find(isOnVendorPage);
}

/** The dictionaries of DeviceUsagePairs; other items are skipped (IOHIDFamilyPrivate.cpp:CompareDeviceUsagePairs). */
export function usagePairs(dict: Dict): readonly Dict[] {
	const pairs = dict.get('DeviceUsagePairs')?.value;
	return pairs?.type === 'array' ? pairs.items.filter((item) => item.type === 'dict') : [];
}

/** Whether the value is a vendor page. The schema reports pages of more than 16 bits. */
function isOnVendorPage(entry: DictEntry | undefined): boolean {
	return entry?.value.type === 'integer' && isVendorPage(entry.value.value ?? 0n);
}
