/** What a SCSI logical unit compares (IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable). */
import { descendsFrom } from '../platform/classes.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';

/** The keys in the order in which they are read: each only where the one before it was equal. */
export const scsiLadder = [
	'Peripheral Device Type',
	'Vendor Identification',
	'Product Identification',
	'Product Revision Level',
] as const;

/** From this IOProbeScore on the family takes another. */
export const scsiProbeScore = { from: 5_000n, readAs: 4_000n } as const;

/** Whether a provider class compares these keys. */
export function isScsiProvider(providerClass: string): boolean {
	return descendsFrom(providerClass, 'IOSCSIPeripheralDeviceNub');
}

/** Whether the personality can match at all: by its device type, or as one of a match category. */
export function canMatchScsi(dict: Dict): boolean {
	return (
		hasKeyOrMisspelling(dict, 'Peripheral Device Type') || dict.get('IOMatchCategory') !== undefined
	);
}

/** Entries that are never read because a key before them is missing, with the first key that is. */
export function unreadScsiEntries(
	dict: Dict,
): readonly { readonly entry: DictEntry; readonly missing: string }[] {
	const missing = scsiLadder.find((key) => !hasKeyOrMisspelling(dict, key));
	if (missing === undefined) return [];
	return scsiLadder.slice(scsiLadder.indexOf(missing)).flatMap((key) => {
		const entry = dict.get(key);
		return entry ? [{ entry, missing }] : [];
	});
}

/** The device type in the name of a class such as `IOSCSIPeripheralDeviceType05`, which is hexadecimal. */
export function deviceTypeOfClass(className: string): bigint | undefined {
	const digits = /SCSIPeripheralDeviceType([0-9A-F]{2})$/.exec(className)?.[1];
	return digits === undefined ? undefined : BigInt(`0x${digits}`);
}
