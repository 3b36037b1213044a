/** Which sets of keys match a USB device or interface, and which of them a personality comes nearest to. */
import {
	type UsbKeySet,
	type UsbNub,
	usbKeySets,
	usbKeys,
	vendorSpecificUsbClass,
} from '../platform/usb.js';
import type { Dict, PlistValue } from '../value/plistValue.js';

/** How the keys of a personality compare with a set; it can match where nothing is missing, in the way or contradictory. */
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

/** The first set that the keys can match, else the one that lacks least. Values are not judged, but for a class 255. */
export function nearestKeySet(keys: UsbKeys, nub: UsbNub): UsbFit {
	const fits = usbKeySets[nub].map((keySet) => fitOf(keys, keySet, nub));
	return fits.reduce((best, fit) => (costOf(fit) < costOf(best) ? fit : best));
}

/** Whether the keys are a set that matches: some set of the nub can match with them. */
export function isUsbSet(keys: UsbKeys, nub: UsbNub): boolean {
	return usbKeySets[nub].some((keySet) => canMatch(fitOf(keys, keySet, nub)));
}

/** Whether a device or interface can exist that the set matches. */
export function canMatch({ missing, inTheWay, wrongClass }: UsbFit): boolean {
	return missing.length === 0 && inTheWay.length === 0 && wrongClass === undefined;
}

function fitOf(keys: UsbKeys, keySet: UsbKeySet, nub: UsbNub): UsbFit {
	const hasProduct = keys.has('idProduct') || keys.has('idProductArray');
	const classKey = nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
	return {
		keySet,
		missing: keySet.needed.filter((key) => (key === 'idProduct' ? !hasProduct : !keys.has(key))),
		inTheWay: keySet.absent.filter((key) => keys.has(key)),
		wrongClass: excludesClass(keySet, keys.get(classKey)) ? classKey : undefined,
	};
}

function excludesClass({ class: required }: UsbKeySet, value: PlistValue | undefined): boolean {
	if (required === 'any' || value?.type !== 'integer' || value.value === undefined) return false;
	return (value.value === BigInt(vendorSpecificUsbClass)) !== (required === 'vendorSpecific');
}

/**
 * What has to change. The place of an interface is soon written, a class that contradicts is what the person means,
 * and a set for vendor-specific devices only is the last to guess.
 */
function costOf(fit: UsbFit): number {
	if (canMatch(fit)) return 0;
	const missing = fit.missing.map((key) => (locating.has(key) ? 0.4 : 1));
	const rare = fit.keySet.class === 'vendorSpecific' ? 0.25 : 0;
	const contradicted = fit.wrongClass === undefined ? 0 : 1.5;
	return missing.reduce((sum, each) => sum + each, fit.inTheWay.length + rare + contradicted);
}
