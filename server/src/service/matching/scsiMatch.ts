/** Reads the keys that a SCSI logical unit compares (IOSCSIArchitectureModelFamily IOSCSIPeripheralDeviceNub.cpp:matchPropertyTable). */
import { scsiLadder } from '../platform/scsi.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry } from '../value/plistValue.js';

/** Whether a personality can match: it has a device type or a match category. */
export function canMatchScsi(dict: Dict): boolean {
	return (
		hasKeyOrMisspelling(dict, 'Peripheral Device Type') || dict.get('IOMatchCategory') !== undefined
	);
}

/** The entries that are not read because a key before them is missing, with the first missing key. */
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
