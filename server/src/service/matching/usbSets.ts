/** What the sets of USB keys require, for rules and for the simulator. */
import { restrictingKeys } from '../platform/matchingKeys.js';
import {
	type UsbKeySet,
	type UsbNub,
	unscoredUsbKeys,
	usbKeys,
	vendorSpecificUsbClass,
} from '../platform/usb.js';

/** Whether the keys of a personality, whatever their values, are those of a set; a list of products replaces the product. */
export function hasKeysOfSet(
	{ needed, absent }: UsbKeySet,
	has: (key: string) => boolean,
): boolean {
	return needed.every((key) => hasNeededKey(key, has)) && !absent.some(has);
}

export function hasNeededKey(key: string, has: (key: string) => boolean): boolean {
	return has(key) || (key === 'idProduct' && has('idProductArray'));
}

/** The key, and the property, for the class of a nub. */
export function usbClassKeyOf(nub: UsbNub): string {
	return nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
}

/** Whether a nub of a class can match a set: those with subclasses of a vendor are for 255, and those with a class for others. */
export function isSetForClass({ class: required }: UsbKeySet, value: bigint | undefined): boolean {
	if (required === 'any') return true;
	return (value === BigInt(vendorSpecificUsbClass)) === (required === 'vendorSpecific');
}

/**
 * Whether a personality has no key of any set, but others that restrict it. Whether the host family, whose source is
 * closed, matches it without a set is not known.
 */
export function isRestrictedOtherwise(has: (key: string) => boolean): boolean {
	return !usbKeys.some(({ key }) => has(key)) && [...restrictingKeys, ...unscoredUsbKeys].some(has);
}
