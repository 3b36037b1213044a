/** Finds the devices that `--device` names. */
import { deviceIdsIn } from '../../scaffold/devices/deviceIds.js';
import {
	entryPath,
	hasIds,
	nameWithLocation,
	type Registry,
	type RegistryEntry,
	type RegistryValue,
} from '../../service/index.js';

/** The entries with these IDs, typed or pasted from another tool, with this path or the end of it, or with this name. */
export function findDevices(
	wanted: string,
	entries: readonly RegistryEntry[],
	{ plane }: Registry,
): readonly RegistryEntry[] {
	const ids = /^(?:0x)?([0-9a-f]{1,4}):(?:0x)?([0-9a-f]{1,4})$/i.exec(wanted);
	if (ids) {
		const [vendor, product] = [
			Number.parseInt(ids[1] ?? '', 16),
			Number.parseInt(ids[2] ?? '', 16),
		];
		return entries.filter((entry) => hasIds(entry, vendor, product));
	}
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
	const pasted = named.length > 0 ? undefined : deviceIdsIn(wanted);
	if (!pasted) return named;
	const [vendor, product] = [Number(pasted.vendorId), Number(pasted.productId)];
	return entries.filter((entry) => hasIds(entry, vendor, product));
}

function textIn(value: RegistryValue | undefined): string {
	return value?.type === 'string' ? value.value : '';
}
