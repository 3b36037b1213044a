/** Compares keys with the sets of keys that match a USB device or interface. */
import {
	type UsbKeySet,
	type UsbNub,
	usbKeySets,
	usbKeys,
	vendorSpecificUsbClass,
} from '../platform/usb.js';
import type { Dict, PlistValue } from '../value/plistValue.js';

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

/**
 * The first set that the keys can match, or the one that requires the fewest changes. Ignores values, except class 255:
 * a set that excludes the class always has a counterpart that includes it.
 */
export function nearestKeySet(keys: UsbKeys, nub: UsbNub): UsbKeyDifference {
	const differences = usbKeySets[nub]
		.filter((keySet) => !excludesClass(keySet, keys.get(classKeyOf(nub))))
		.map((keySet) => differenceFrom(keys, keySet));
	return differences.reduce((best, each) => (costOf(each) < costOf(best) ? each : best));
}

/** Whether the keys can match by one of the sets. */
export function isUsbSet(keys: UsbKeys, nub: UsbNub): boolean {
	return usbKeySets[nub].some((keySet) => canMatchSet(keys, keySet, nub));
}

/** Whether a device or interface can exist that matches the keys by this set. */
function canMatchSet(keys: UsbKeys, keySet: UsbKeySet, nub: UsbNub): boolean {
	return (
		keySet.needed.every((key) => hasRequired(keys, key)) &&
		!keySet.absent.some((key) => keys.has(key)) &&
		!excludesClass(keySet, keys.get(classKeyOf(nub)))
	);
}

/** Whether a required key is present; a list of products replaces the product. */
function hasRequired(keys: UsbKeys, key: string): boolean {
	return keys.has(key) || (key === 'idProduct' && keys.has('idProductArray'));
}

function classKeyOf(nub: UsbNub): string {
	return nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
}

function differenceFrom(keys: UsbKeys, keySet: UsbKeySet): UsbKeyDifference {
	return {
		keySet,
		missing: keySet.needed.filter((key) => !hasRequired(keys, key)),
		conflicting: keySet.absent.filter((key) => keys.has(key)),
	};
}

function excludesClass({ class: required }: UsbKeySet, value: PlistValue | undefined): boolean {
	if (required === 'any' || value?.type !== 'integer' || value.value === undefined) return false;
	return (value.value === BigInt(vendorSpecificUsbClass)) !== (required === 'vendorSpecific');
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
