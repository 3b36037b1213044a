/** The keys that HID providers compare, and the properties that they publish. */
import hidFile from '../../../../schemas/facts/hid.json' with { type: 'json' };
import { descendsFrom } from './classes.js';
import type { MatchingKey } from './matchingKeys.js';

/** HID keys for the ids of a device. */
export const hidIdKeys: readonly MatchingKey[] = hidFile.ids;

/** The keys that only HID providers compare (IOHIDFamilyPrivate.cpp:MatchPropertyTable). */
export const hidMatchingKeys: readonly string[] = [
	...hidFile.ids.map(({ key }) => key),
	...['DeviceUsage', 'DeviceUsagePage', 'DeviceUsagePairs', 'PrimaryUsage', 'PrimaryUsagePage'],
	'Transport',
];

/** The HID key for the same id as a USB key (IOHIDFamilyPrivate.cpp:MatchPropertyTable, IOUSBDevice.cpp:matchPropertyTable). */
export const hidKeyOfUsbKey: ReadonlyMap<string, string> = new Map(
	hidFile.ids.map(({ key, usb }) => [usb, key]),
);

/** What equal keys add to the score. */
export const hidScores = hidFile.scores as {
	readonly always: Readonly<Record<string, number>>;
	/** Only if Transport is equal. */
	readonly withTransport: Readonly<Record<string, number>>;
	/** Only if VendorID is equal. */
	readonly withVendor: Readonly<Record<string, number>>;
	readonly product: Readonly<Record<'id' | 'array' | 'mask' | 'arrayMask', number>>;
	readonly usage: Readonly<Record<'both' | 'page' | 'any', number>>;
	readonly primaryUsagePage: number;
	readonly primaryUsage: number;
};

export const hidProviders: readonly string[] = hidFile.providers;

/** Keys that the device must have, with any value, if a personality has them. */
export const hidCompatibilityKeys: readonly string[] = hidFile.compatibilityKeys;

/** Nubs that match only personalities with `HIDCompatibilityInterface`. */
export const hidCompatibilityNubs: readonly string[] = hidFile.compatibilityNubs;

/** Whether a provider class compares HID keys. */
export function isHidProvider(providerClass: string): boolean {
	return hidFile.providers.some((name) => descendsFrom(providerClass, name));
}

/** Whether a vendor defines the meaning of a usage page. */
export function isVendorPage(page: number | bigint): boolean {
	const { first, last } = hidFile.vendorPages;
	return page >= first && page <= last;
}

/** Whether a provider class also examines vendor usage pages. An event service delegates this to its device. */
export function examinesVendorPages(providerClass: string): boolean {
	return hidFile.vendorPages.providers.some((name) => descendsFrom(providerClass, name));
}

/** Whether a vendor usage page without VendorID is rejected over a transport; the transport only has to contain the name. */
export function rejectsVendorPages(transport: string): boolean {
	return hidFile.vendorPages.transports.some((name) => transport.includes(name));
}
