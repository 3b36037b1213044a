/** Fixes that rename a transport entitlement that nothing requires, and whose value is one of the transport that is missing. */
import { transportPrefix } from '../../platform/entitlements.js';
import type { DictEntry } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import type { EntitlementsFile } from '../signedBundle.js';
import { renameOtherKeyFix } from './renameInsteadFixes.js';
import { busOf, deviceKeysOf, devicesIn, deviceTransports } from './transports.js';

/** Renames the only such entitlement of each file. `required` are the names of all that the personalities require. */
export function renameTransportFixes(
	files: readonly EntitlementsFile[],
	name: string,
	required: ReadonlySet<string>,
): readonly Fix[] {
	if (!name.startsWith(transportPrefix)) return [];
	return files.flatMap(({ root, neighbor }): readonly Fix[] => {
		const [entry, ...others] = root.entries.filter(
			(each) =>
				each.key.startsWith(transportPrefix) && !required.has(each.key) && isValueOf(name, each),
		);
		if (!entry || others.length > 0) return [];
		return [renameOtherKeyFix(entry, name, deviceTransports.includes(name), neighbor)];
	});
}

/** Whether a value is a list of devices of the bus that is missing, or, for one without a list, is true in place of a list. */
function isValueOf(name: string, entry: DictEntry): boolean {
	const { key, value } = entry;
	if (!deviceTransports.includes(name)) {
		return deviceTransports.includes(key) && value.type === 'boolean' && value.value;
	}
	const devices = devicesIn(entry);
	if (value.type !== 'array' || devices.length === 0 || devices.length < value.items.length) {
		return false;
	}
	const keys = deviceKeysOf(busOf(name));
	return devices.every(
		({ entries }) => entries.length > 0 && entries.every((each) => keys.has(each.key)),
	);
}
