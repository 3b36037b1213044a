/** Finds the devices that `--device` names. */
import { type DeviceIds, namedDevice, parseDeviceIds } from '../../scaffold/devices/deviceIds.js';
import {
	entryPath,
	hasIds,
	idText,
	nameWithLocation,
	type Registry,
	type RegistryEntry,
	type RegistryValue,
} from '../../service/index.js';

/**
 * The entries with these IDs, typed or pasted from another tool, with this path or the end of it, or with this name, and
 * the parts of these devices.
 */
export function findDevices(
	wanted: string,
	entries: readonly RegistryEntry[],
	registry: Registry,
): readonly RegistryEntry[] {
	const found = new Set(namedEntries(wanted, entries, registry));
	for (const entry of found) {
		const ids = idText(entry);
		for (const child of entry.children)
			if (ids !== undefined && idText(child) === ids) found.add(child);
	}
	return entries.filter((entry) => found.has(entry));
}

function namedEntries(
	wanted: string,
	entries: readonly RegistryEntry[],
	{ plane }: Registry,
): readonly RegistryEntry[] {
	const withIds = (ids: DeviceIds): readonly RegistryEntry[] =>
		entries.filter((entry) => hasIds(entry, Number(ids.vendorId), Number(ids.productId)));
	// Two words can also be a name, such as `C2 DAC`.
	const typed = wanted.includes(':') ? parseDeviceIds(wanted) : undefined;
	if (typed) return withIds(typed);
	if (wanted.includes('/')) {
		return entries.filter((entry) => {
			const path = entryPath(entry, plane);
			return path === wanted || path.endsWith(wanted.startsWith('/') ? wanted : `/${wanted}`);
		});
	}
	const name = wanted.toLowerCase();
	const namesOf = (entry: RegistryEntry): readonly string[] =>
		[
			entry.name,
			nameWithLocation(entry),
			textIn(entry.properties.get('USB Product Name')),
			textIn(entry.properties.get('Product')),
		].map((each) => each.toLowerCase());
	const exact = entries.filter((entry) => namesOf(entry).includes(name));
	if (exact.length > 0) return exact;
	const named = entries.filter((entry) => namesOf(entry).some((each) => each.includes(name)));
	const ids = named.length > 0 ? undefined : namedDevice(wanted)?.ids;
	return ids ? withIds(ids) : named;
}

function textIn(value: RegistryValue | undefined): string {
	return value?.type === 'string' ? value.value : '';
}
