/** Devices that are as a personality wants them, as far as a device can be: the best that the simulator can compare it with. */
import { parsePciMatch } from '../../server/src/service/matching/pciMatch.js';
import { matchPersonality } from '../../server/src/service/matching/simulator/matchPersonality.js';
import type { DriverPersonality } from '../../server/src/service/matching/simulator/personality.js';
import { textOf } from '../../server/src/service/matching/simulator/properties.js';
import { Simulation } from '../../server/src/service/matching/simulator/simulation.js';
import { allOf, anyOf, type Verdict } from '../../server/src/service/matching/simulator/verdict.js';
import { comparedProperties } from '../../server/src/service/platform/comparedProperties.js';
import { hidCompatibilityKeys, hidScores } from '../../server/src/service/platform/hid.js';
import { propertyTypeOf } from '../../server/src/service/platform/nubProperties.js';
import { scsiLadder } from '../../server/src/service/platform/scsi.js';
import { usbHostKeys, usbKeys, usbNubOf } from '../../server/src/service/platform/usb.js';
import type {
	RegistryEntry,
	RegistryProperties,
	RegistryValue,
} from '../../server/src/service/registry/registry.js';
import { RegistryTree } from '../../server/src/service/registry/registryTree.js';

/** Whether a device can exist that matches a personality. */
export function canMatchAny(personality: DriverPersonality): Verdict {
	return anyOf(
		idealProperties(personality.properties).map((properties) => {
			const tree = new RegistryTree();
			const root = tree.add({ name: 'Root', className: 'IORegistryEntry' }, undefined).entry;
			const parent = parentFor(personality.properties, tree, root);
			const entry = addEntry(personality.properties, properties, tree, parent);
			const registry = tree.finish('ioreg text');
			const match = matchPersonality(personality, entry, new Simulation(registry));
			return allOf(match.trace.flatMap(({ result, informs }) => (informs ? [] : [result])));
		}),
	);
}

/** The ancestor that IOParentMatch wants. */
function parentFor(
	table: RegistryProperties,
	tree: RegistryTree,
	root: RegistryEntry,
): RegistryEntry {
	const nested = table.get('IOParentMatch');
	if (nested?.type !== 'dictionary') return root;
	const above = parentFor(nested.entries, tree, root);
	const [properties = new Map()] = idealProperties(nested.entries);
	return addEntry(nested.entries, properties, tree, above);
}

function addEntry(
	table: RegistryProperties,
	properties: RegistryProperties,
	tree: RegistryTree,
	parent: RegistryEntry,
): RegistryEntry {
	const className = textOf(table, 'IOProviderClass') ?? 'IOService';
	const [name = className] = namesIn(table.get('IONameMatch'));
	const drafts = tree.entries;
	const draft = tree.add(
		{ name: name.replace(/\*$/, ''), className },
		drafts.find((each) => each === parent),
	).entry;
	draft.shown = 'all';
	for (const [key, value] of properties) draft.properties.set(key, value);
	return draft;
}

/** The properties of devices that differ in what the personality leaves open. */
function idealProperties(table: RegistryProperties): readonly RegistryProperties[] {
	const provider = textOf(table, 'IOProviderClass') ?? '';
	const nub = usbNubOf(provider);
	const own = new Map<string, RegistryValue>();
	for (const [key, value] of wantedProperties(table)) {
		own.set(key, publishedValue(provider, key, value));
	}
	if (!nub) return [own];
	const classKey = nub === 'device' ? 'bDeviceClass' : 'bInterfaceClass';
	if (own.has(classKey) && table.get(classKey)?.type !== 'string') return [own];
	return [0n, 255n].map((value) => new Map([...own, [classKey, { type: 'integer', value }]]));
}

/** What the keys of a personality want the device to have. */
function wantedProperties(table: RegistryProperties): ReadonlyMap<string, RegistryValue> {
	const wanted = new Map<string, RegistryValue>(basicProperties(table));
	for (const key of copiedKeys) {
		const value = table.get(key);
		if (value) wanted.set(key, value);
	}
	for (const [listKey, key] of [
		['idProductArray', 'idProduct'],
		['ProductIDArray', 'ProductID'],
	] as const) {
		const [first] = itemsOf(table.get(listKey));
		if (first) wanted.set(key, first);
	}
	const property = table.get('IOPropertyMatch');
	const [dictionary] = property && 'values' in property ? property.values : [property];
	if (dictionary?.type === 'dictionary') {
		for (const [key, value] of dictionary.entries) {
			if (value.type !== 'unknown') wanted.set(key, value);
		}
	}
	for (const key of namesIn(table.get('IOPropertyExistsMatch')).slice(0, 1)) {
		if (!wanted.has(key)) wanted.set(key, { type: 'boolean', value: true });
	}
	for (const key of namesIn(table.get('IOResourceMatch'))) {
		wanted.set(key, { type: 'string', value: key });
	}
	const names = namesIn(table.get('IONameMatch'));
	if (names[0] !== undefined) {
		wanted.set('name', { type: 'string', value: names[0].replace(/\*$/, '') });
	}
	return wanted;
}

const copiedKeys: readonly string[] = [
	...usbKeys.filter(({ listOf, maskOf }) => !listOf && !maskOf).map(({ key }) => key),
	...usbHostKeys.keys(),
	...scsiLadder,
	...[hidScores.always, hidScores.withTransport, hidScores.withVendor].flatMap(Object.keys),
	'ProductID',
	'PrimaryUsage',
	'PrimaryUsagePage',
	'DeviceUsagePairs',
	...hidCompatibilityKeys,
	...comparedProperties.flatMap(({ keys }) => keys),
	'BSD Name',
	'BSD Major',
	'BSD Minor',
	'BSD Unit',
];

/** What every device of a family has, and the registers of a PCI device. */
function basicProperties(table: RegistryProperties): readonly (readonly [string, RegistryValue])[] {
	const provider = textOf(table, 'IOProviderClass') ?? '';
	if (/HID/.test(provider)) {
		const page = table.get('DeviceUsagePage');
		const usage = table.get('DeviceUsage');
		const pair = new Map<string, RegistryValue>([
			...(page ? [['DeviceUsagePage', page] as const] : []),
			...(usage ? [['DeviceUsage', usage] as const] : []),
		]);
		return [
			['DeviceUsagePairs', { type: 'array', values: [{ type: 'dictionary', entries: pair }] }],
		];
	}
	if (provider !== 'IOPCIDevice') return [];
	const word = (key: string): bigint | undefined => {
		const value = table.get(key);
		return value?.type === 'string' ? parsePciMatch(value.value).words[0]?.value : undefined;
	};
	const primary = word('IOPCIPrimaryMatch') ?? word('IOPCIMatch') ?? 0x1234_8086n;
	const secondary =
		word('IOPCISecondaryMatch') ??
		(word('IOPCIPrimaryMatch') === undefined ? undefined : word('IOPCIMatch')) ??
		0n;
	const classCode = word('IOPCIClassMatch') ?? 0n;
	return [
		['vendor-id', bytes(primary & 0xffffn)],
		['device-id', bytes(primary >> 16n)],
		['subsystem-vendor-id', bytes(secondary & 0xffffn)],
		['subsystem-id', bytes(secondary >> 16n)],
		['class-code', bytes(classCode >> 8n)],
		['revision-id', bytes(classCode & 0xffn)],
	];
}

function bytes(value: bigint): RegistryValue {
	return {
		type: 'data',
		bytes: Uint8Array.from([0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn))),
	};
}

/** A value with the type that devices publish: a number for `idVendor`, whatever the personality has. */
function publishedValue(provider: string, key: string, value: RegistryValue): RegistryValue {
	const type = propertyTypeOf(provider, key);
	if (type === 'number' && value.type !== 'integer') {
		const number = value.type === 'string' ? Number(value.value) : Number.NaN;
		return { type: 'integer', value: BigInt(Number.isSafeInteger(number) ? Math.abs(number) : 1) };
	}
	if (type === 'bytes' && !(value.type === 'data' && value.bytes.length === 4)) {
		return bytes(value.type === 'integer' ? value.value : 1n);
	}
	return value;
}

function itemsOf(value: RegistryValue | undefined): readonly RegistryValue[] {
	return value && 'values' in value ? value.values : [];
}

/** The names of a matching key that something can have: none is empty. */
function namesIn(value: RegistryValue | undefined): readonly string[] {
	const values = value?.type === 'string' ? [value] : itemsOf(value);
	const names = values.flatMap((each) => (each.type === 'string' ? [each.value] : []));
	return names.filter((each) => each.trim() !== '');
}
