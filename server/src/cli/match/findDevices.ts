/** Finds the devices that `--device` names. */
import {
	entryPath,
	hasIds,
	nameWithLocation,
	type Registry,
	type RegistryEntry,
	type RegistryValue,
} from '../../service/index.js';

/** The entries with these ids, with this path or the end of it, or with this name. */
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
	return entries.filter((entry) => namesOf(entry).some((each) => each.includes(name)));
}

function textIn(value: RegistryValue | undefined): string {
	return value?.type === 'string' ? value.value : '';
}
