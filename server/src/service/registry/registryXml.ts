/** Writes the plane IOService of a registry as `ioreg -a -l -i` does. */
import type { BinaryValue } from '../bytes/readBinaryPlist.js';
import { dumpXml } from './dumpXml.js';
import type { Registry, RegistryEntry, RegistryValue } from './registry.js';

/** Undefined if the registry is nested too deeply. Values that are unknown are left out. */
export function registryXml({ roots, entries }: Registry): string | undefined {
	const indexes = new Map(entries.map((entry, index) => [entry, index]));
	const written = new Set<RegistryEntry>();
	const dictionaryOf = (entry: RegistryEntry): BinaryValue => {
		const isFirst = !written.has(entry);
		written.add(entry);
		const children = isFirst ? entry.children.filter(isService).map(dictionaryOf) : [];
		// An entry that has several parents is recognized by its ID.
		const id = entry.id ?? BigInt((indexes.get(entry) ?? 0) + 1);
		return dictionary([...(isFirst ? partsOf(entry) : []), ...headOf(entry, id, children)]);
	};
	return dumpXml({ type: 'array', items: roots.filter(isService).map(dictionaryOf) });
}

/** `ioreg -a` prints one plane, in which the parent of an entry is its provider. */
function isService({ plane, className, parents }: RegistryEntry): boolean {
	return className === 'IORegistryEntry' ? parents.length === 0 : plane === 'IOService';
}

type Entry = readonly [key: string, value: BinaryValue];

function partsOf({ properties, state }: RegistryEntry): readonly Entry[] {
	const { registered, matched, active = true, busy } = state;
	const bits = (active ? 0n : 1n) | (registered ? 2n : 0n) | (matched ? 4n : 0n);
	return [
		...entriesOf(properties),
		...(registered === undefined ? [] : [['IOServiceState', integer(bits)] as const]),
		...(busy === undefined ? [] : [['IOServiceBusyState', integer(BigInt(busy))] as const]),
	];
}

function headOf(
	{ name, location, className, ancestors }: RegistryEntry,
	id: bigint,
	children: readonly BinaryValue[],
): readonly Entry[] {
	const inheritance = [className, ...(ancestors ?? [])].reverse().join(':');
	return [
		['IOObjectClass', text(className)],
		...(ancestors ? [['IOObjectInheritance', text(inheritance)] as const] : []),
		...(children.length > 0
			? [['IORegistryEntryChildren', { type: 'array', items: children }] as const]
			: []),
		['IORegistryEntryID', integer(id)],
		...(location === undefined ? [] : [['IORegistryEntryLocation', text(location)] as const]),
		['IORegistryEntryName', text(name)],
	];
}

function entriesOf(properties: ReadonlyMap<string, RegistryValue>): readonly Entry[] {
	return [...properties].flatMap(([key, value]): readonly Entry[] => {
		const written = binaryValueOf(value);
		return written ? [[key, written]] : [];
	});
}

function binaryValueOf(value: RegistryValue): BinaryValue | undefined {
	switch (value.type) {
		case 'unknown':
			return undefined;
		case 'integer':
			return integer(value.value);
		case 'string':
		case 'boolean':
			return value;
		case 'data':
			return { type: 'data', bytes: value.bytes };
		case 'array':
		case 'set':
			return { type: 'array', items: value.values.flatMap((each) => binaryValueOf(each) ?? []) };
		case 'dictionary':
			return dictionary(entriesOf(value.entries));
	}
}

function dictionary(entries: readonly Entry[]): BinaryValue {
	return { type: 'dictionary', entries };
}

function text(value: string): BinaryValue {
	return { type: 'string', value };
}

function integer(value: bigint): BinaryValue {
	return { type: 'integer', value: BigInt.asIntN(64, value) };
}
