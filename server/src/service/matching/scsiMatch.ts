/** Reads the keys that a SCSI logical unit compares (IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable). */
import { scsiLadder } from '../platform/scsi.js';
import type { Dict, DictEntry } from '../value/plistValue.js';

/** The keys that it reads: each only if the one before it is present. */
export function readScsiKeys(has: (key: string) => boolean): readonly string[] {
	const missing = scsiLadder.findIndex((key) => !has(key));
	return missing < 0 ? scsiLadder : scsiLadder.slice(0, missing);
}

/** Whether a personality can match: it has a device type or a match category. */
export function canMatchScsi(has: (key: string) => boolean): boolean {
	return readScsiKeys(has).length > 0 || has('IOMatchCategory');
}

/** Whether a dictionary has a key. */
export function hasScsiKey(dict: Dict): (key: string) => boolean {
	return (key) => dict.get(key) !== undefined;
}

/** The entries that are not read because a key before them is missing, with the first missing key. */
export function unreadScsiEntries(
	dict: Dict,
): readonly { readonly entry: DictEntry; readonly missing: string }[] {
	const read = readScsiKeys(hasScsiKey(dict));
	const missing = scsiLadder[read.length];
	if (missing === undefined) return [];
	return scsiLadder.slice(read.length).flatMap((key) => {
		const entry = dict.get(key);
		return entry ? [{ entry, missing }] : [];
	});
}
