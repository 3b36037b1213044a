/** The sets of keys that match a USB device or interface, and the one that a personality is nearest to. */
import {
	type UsbKeySet,
	type UsbNub,
	usbKeySets,
	usbKeys,
	vendorSpecificUsbClass,
} from '../platform/usb.js';
import type { Dict, PlistValue } from '../value/plistValue.js';

/** How keys differ from a set. */
export interface UsbFit {
	readonly keySet: UsbKeySet;
	readonly missing: readonly string[];
	readonly inTheWay: readonly string[];
	/** The class key whose value the set excludes. */
	readonly wrongClass: string | undefined;
}

/** The USB keys of a personality by name. */
export type UsbKeys = ReadonlyMap<string, PlistValue>;

/** Keys that only the other nub reads. */
export const usbKeysOfOther: Readonly<Record<UsbNub, readonly string[]>> = {
	device: usbKeys.filter(({ readBy }) => !readBy.includes('device')).map(({ key }) => key),
	interface: usbKeys.filter(({ readBy }) => !readBy.includes('interface')).map(({ key }) => key),
};

const locating: ReadonlySet<string> = new Set(
	usbKeys.filter(({ locates }) => locates).map(({ key }) => key),
);

/** The USB keys that a personality has, of either nub. */
export function usbKeysOf(dict: Dict): UsbKeys {
	const keys = new Map<string, PlistValue>();
	for (const { key } of usbKeys) {
		const entry = dict.get(key);
		if (entry) keys.set(key, entry.value);
	}
	return keys;
}

/** The nearest set: the first that the keys can match, else the one that needs the fewest changes. Values do not matter, except for class 255. */
export function nearestKeySet(keys: UsbKeys, nub: UsbNub): UsbFit {
	const fits = usbKeySets[nub].map((keySet) => fitOf(keys, keySet, nub));
	return fits.reduce((best, fit) => (costOf(fit) < costOf(best) ? fit : best));
}

/** Whether some set of the nub can match with the keys. */
export function isUsbSet(keys: UsbKeys, nub: UsbNub): boolean {
	return usbKeySets[nub].some((keySet) => canMatchSet(keys, keySet, nub));
}

/** Whether a device or interface can exist that matches the keys by this set. */
function canMatchSet(keys: UsbKeys, keySet: UsbKeySet, nub: UsbNub): boolean {
	return (
		keySet.needed.every((key) => hasNeeded(keys, key)) &&
		!keySet.absent.some((key) => keys.has(key)) &&
		!excludesClass(keySet, keys.get(classKeyOf(nub)))
	);
}

/** A list of products does for the one product of a set. */
function hasNeeded(keys: UsbKeys, key: string): boolean {
	return keys.has(key) || (key === 'idProduct' && keys.has('idProductArray'));
}

function classKeyOf(nub: UsbNub): string {
	return nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
}

function fitOf(keys: UsbKeys, keySet: UsbKeySet, nub: UsbNub): UsbFit {
	const classKey = classKeyOf(nub);
	return {
		keySet,
		missing: keySet.needed.filter((key) => !hasNeeded(keys, key)),
		inTheWay: keySet.absent.filter((key) => keys.has(key)),
		wrongClass: excludesClass(keySet, keys.get(classKey)) ? classKey : undefined,
	};
}

function excludesClass({ class: required }: UsbKeySet, value: PlistValue | undefined): boolean {
	if (required === 'any' || value?.type !== 'integer' || value.value === undefined) return false;
	return (value.value === BigInt(vendorSpecificUsbClass)) !== (required === 'vendorSpecific');
}

/**
 * The changes that a set needs. The keys that locate an interface are easy to add, a contradicting class is likely
 * intended, and a set for vendor-specific devices is the least likely one.
 */
function costOf({ keySet, missing, inTheWay, wrongClass }: UsbFit): number {
	const isComplete = missing.length === 0 && inTheWay.length === 0 && wrongClass === undefined;
	if (isComplete) return 0;
	const rare = keySet.class === 'vendorSpecific' ? 0.25 : 0;
	const contradicted = wrongClass === undefined ? 0 : 1.5;
	return missing.reduce(
		(sum, key) => sum + (locating.has(key) ? 0.4 : 1),
		inTheWay.length + rare + contradicted,
	);
}
