/** Reads the property list of `ioreg -a` (IOKitTools ioreg.c: archive functions), XML or converted to binary. */
import type { EntryState, Registry, RegistryRemark, RegistryValue } from './registry.js';
import {
	classChain,
	type EntryDraft,
	type EntryHead,
	RegistryTree,
	splitName,
} from './registryTree.js';
import { pushValues, type WaitingValue } from './waitingValues.js';

/** The registry in the root values of a dump: entries with their children, or arrays of them for `ioreg -r`. */
export function readIoregPlist(
	values: readonly RegistryValue[],
	remarks: readonly RegistryRemark[] = [],
): Registry {
	const tree = new RegistryTree();
	const waiting: WaitingValue[] = [];
	pushValues(waiting, values, undefined);
	// A value of a binary property list can be in several containers. It is read once.
	const read = new Set<RegistryValue>();
	const isDamaged = remarks.some(({ kind }) => kind === 'unreadable text');
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, parent } = next;
		const shown = value.type === 'unknown' ? value.part : value;
		if (!shown || read.has(shown)) continue;
		read.add(shown);
		if (shown.type === 'array') pushValues(waiting, shown.values, parent);
		if (shown.type !== 'dictionary') continue;
		const { entry, children } = addEntry(tree, shown.entries, parent);
		if (entry.shown === 'all' && (isDamaged || shown !== value)) entry.shown = 'some';
		pushValues(waiting, children, entry);
	}
	return tree.finish('ioreg XML', remarks);
}

/** Whether a value is an entry of the registry, or a list of them. */
export function isIoregPlist(value: RegistryValue): boolean {
	const shown = value.type === 'unknown' ? value.part : value;
	return shown?.type === 'array' ? shown.values.some(isEntry) : isEntry(value);
}

/** What an entry has: what `ioreg` adds, or the IDs of a device if someone copied only properties. */
const entryKeys = [
	'IORegistryEntryName',
	'IOObjectClass',
	'IORegistryEntryChildren',
	'idVendor',
	'vendor-id',
	'VendorID',
];

function isEntry(value: RegistryValue): boolean {
	const shown = value.type === 'unknown' ? value.part : value;
	return shown?.type === 'dictionary' && entryKeys.some((key) => shown.entries.has(key));
}

/** What `ioreg` adds to the properties of an entry. */
const addedKeys: ReadonlySet<string> = new Set([
	'IORegistryEntryName',
	'IORegistryEntryLocation',
	'IORegistryEntryID',
	'IOObjectClass',
	'IOObjectInheritance',
	'IOObjectRetainCount',
	'IOServiceState',
	'IOServiceBusyState',
	'IOServiceBusyTime',
	'IORegistryEntryChildren',
]);

function addEntry(
	tree: RegistryTree,
	all: ReadonlyMap<string, RegistryValue>,
	parent: EntryDraft | undefined,
): { entry: EntryDraft; children: readonly RegistryValue[] } {
	const { entry, isNew } = tree.add(headOf(all), parent);
	if (isNew) {
		for (const [key, value] of all) if (!addedKeys.has(key)) entry.properties.set(key, value);
		if (entry.properties.size > 0) entry.shown = 'all';
	}
	const children = all.get('IORegistryEntryChildren');
	return { entry, children: children ? [children] : [] };
}

function headOf(all: ReadonlyMap<string, RegistryValue>): EntryHead {
	const className = stringAt(all, 'IOObjectClass');
	const name = stringAt(all, 'IORegistryEntryName') ?? '';
	const location = stringAt(all, 'IORegistryEntryLocation');
	return {
		...(location === undefined ? splitName(name) : { name, location }),
		...(className === undefined ? {} : { ...chainOf(all, className), className }),
		id: integerAt(all, 'IORegistryEntryID'),
		state: stateOf(all),
	};
}

function chainOf(
	all: ReadonlyMap<string, RegistryValue>,
	className: string,
): Pick<EntryHead, 'ancestors'> {
	const inheritance = all.get('IOObjectInheritance');
	const names =
		inheritance?.type === 'string'
			? inheritance.value.split(':').map((name) => name.trim())
			: inheritance?.type === 'array'
				? inheritance.values.map((each) => (each.type === 'string' ? each.value : ''))
				: [];
	const chain = names[0] === className ? [...names].reverse() : names;
	return { ancestors: classChain(chain).ancestors };
}

/** The bits of `IOServiceState` that `ioreg` shows (xnu IOKitKeys.h: kIOServiceInactiveState and so on). */
const INACTIVE = 1n;
const REGISTERED = 2n;
const MATCHED = 4n;

function stateOf(all: ReadonlyMap<string, RegistryValue>): EntryState {
	const bits = integerAt(all, 'IOServiceState');
	const busy = integerAt(all, 'IOServiceBusyState');
	return {
		...(bits !== undefined && {
			registered: (bits & REGISTERED) !== 0n,
			matched: (bits & MATCHED) !== 0n,
			active: (bits & INACTIVE) === 0n,
		}),
		...(busy !== undefined && { busy: Number(busy) }),
	};
}

function stringAt(all: ReadonlyMap<string, RegistryValue>, key: string): string | undefined {
	const value = all.get(key);
	return value?.type === 'string' ? value.value : undefined;
}

function integerAt(all: ReadonlyMap<string, RegistryValue>, key: string): bigint | undefined {
	const value = all.get(key);
	return value?.type === 'integer' ? value.value : undefined;
}
