/** Reads the I/O Registry as a property list: `ioreg -a -l`, and the serialized form of the kernel. */
import { analyze, type DriverPlist } from '../../service/index.js';
import type { Property, PropertyTable, RegistryEntry } from './registryEntry.js';

type PlistValue = NonNullable<DriverPlist['root']>;

/** Every entry, parents before their children; none where the text has no values. */
export function readRegistryPlist(text: string): readonly RegistryEntry[] {
	const entries: RegistryEntry[] = [];
	const { root } = analyze(text, { uri: 'untitled:registry', kind: 'other' });
	const waiting: PlistValue[] = root ? [root] : [];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (value.type === 'array') {
			waiting.push(...[...value.items].reverse());
			continue;
		}
		if (value.type !== 'dict') continue;
		const properties = new Map<string, Property>();
		for (const { key, value: each } of value.entries) {
			if (key === 'IORegistryEntryChildren') waiting.push(each);
			else setProperty(properties, key, each);
		}
		entries.push({
			name: textOf(properties.get('IORegistryEntryName')),
			className: textOf(properties.get('IOObjectClass')),
			properties,
		});
	}
	return entries;
}

/** Values at a deeper level do not describe the device. */
const deepest = 6;

function setProperty(
	table: Map<string, Property>,
	key: string,
	value: PlistValue,
	depth = 0,
): void {
	const property = toProperty(value, depth);
	if (property !== undefined) table.set(key, property);
}

function toProperty(value: PlistValue, depth: number): Property | undefined {
	switch (value.type) {
		case 'string':
		case 'boolean':
			return value.value;
		case 'integer':
			return value.value === undefined ? undefined : Number(value.value);
		case 'data':
			return value.bytes;
		case 'array':
			return depth < deepest
				? value.items.flatMap((item) => toProperty(item, depth + 1) ?? [])
				: undefined;
		case 'dict':
			return depth < deepest ? tableOf(value.entries, depth + 1) : undefined;
		default:
			return undefined;
	}
}

function tableOf(
	entries: readonly { readonly key: string; readonly value: PlistValue }[],
	depth: number,
): PropertyTable {
	const table = new Map<string, Property>();
	for (const { key, value } of entries) setProperty(table, key, value, depth);
	return table;
}

function textOf(property: Property | undefined): string {
	return typeof property === 'string' ? property : '';
}
