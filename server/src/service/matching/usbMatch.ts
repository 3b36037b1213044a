/** Compares keys with the sets of keys that match a USB device or interface. */
import { type UsbKeySet, type UsbNub, usbKeySets, usbKeys } from '../platform/usb.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { hasKeysOfSet, hasNeededKey, isSetForClass, usbClassKeyOf } from './usbSets.js';

/** The difference between keys and a set. */
export interface UsbKeyDifference {
	readonly keySet: UsbKeySet;
	readonly missing: readonly string[];
	readonly conflicting: readonly string[];
}

/** The USB keys of a personality by name. */
export type UsbKeys = ReadonlyMap<string, PlistValue>;

/** Keys that only the other nub reads. */
export const usbKeysOfOther: Readonly<Record<UsbNub, readonly string[]>> = {
	device: usbKeys.filter(({ readBy }) => !readBy.includes('device')).map(({ key }) => key),
	interface: usbKeys.filter(({ readBy }) => !readBy.includes('interface')).map(({ key }) => key),
};

const locatingKeys: ReadonlySet<string> = new Set(
	usbKeys.filter(({ locates }) => locates).map(({ key }) => key),
);

/** The USB keys of a personality, for both nubs. */
export function usbKeysOf(dict: Dict): UsbKeys {
	const keys = new Map<string, PlistValue>();
	for (const { key } of usbKeys) {
		const entry = dict.get(key);
		if (entry) keys.set(key, entry.value);
	}
	return keys;
}

/** Whether a personality has keys that only USB reads, besides the IDs, whatever its provider is. */
export function hasOnlyUsbKeys(dict: Dict): boolean {
	return usbKeys.some(({ key }) => key !== 'idVendor' && key !== 'idProduct' && dict.get(key));
}

/**
 * The first set that the keys can match, or the one that requires the fewest changes. Ignores values, except class 255:
 * a set that excludes the class always has a counterpart that includes it.
 */
export function nearestKeySet(keys: UsbKeys, nub: UsbNub): UsbKeyDifference {
	const differences = usbKeySets[nub]
		.filter((keySet) => !excludesClass(keySet, keys.get(usbClassKeyOf(nub))))
		.map((keySet) => differenceFrom(keys, keySet));
	return differences.reduce((best, each) => (costOf(each) < costOf(best) ? each : best));
}

/** Whether the keys can match by one of the sets. */
export function isUsbSet(keys: UsbKeys, nub: UsbNub): boolean {
	return usbKeySets[nub].some(
		(keySet) =>
			hasKeysOfSet(keySet, (key) => keys.has(key)) &&
			!excludesClass(keySet, keys.get(usbClassKeyOf(nub))),
	);
}

function differenceFrom(keys: UsbKeys, keySet: UsbKeySet): UsbKeyDifference {
	return {
		keySet,
		missing: keySet.needed.filter((key) => !hasNeededKey(key, (each) => keys.has(each))),
		conflicting: keySet.absent.filter((key) => keys.has(key)),
	};
}

/** Whether the personality has a class with which no device or interface matches the set. */
function excludesClass(keySet: UsbKeySet, value: PlistValue | undefined): boolean {
	if (value?.type !== 'integer' || value.value === undefined) return false;
	return !isSetForClass(keySet, value.value);
}

/**
 * The cost of the changes that a set requires. Keys that locate an interface are easy to add, and a set for
 * vendor-specific devices is the least likely one.
 */
function costOf({ keySet, missing, conflicting }: UsbKeyDifference): number {
	const isComplete = missing.length === 0 && conflicting.length === 0;
	if (isComplete) return 0;
	const rare = keySet.class === 'vendorSpecific' ? 0.25 : 0;
	return missing.reduce(
		(sum, key) => sum + (locatingKeys.has(key) ? 0.4 : 1),
		conflicting.length + rare,
	);
}
