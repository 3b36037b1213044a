/** IONameMatch: the names of an entry, which depend on its class. */
import type { RegistryEntry, RegistryValue } from '../../registry/registry.js';
import { propertyOf } from './properties.js';
import type { Simulation } from './simulation.js';
import { shownText, type TestRow } from './trace.js';

/** The properties that the device tree compares (xnu IODeviceTreeSupport.cpp:IODTCompareNubName). */
const nameProperties = ['name', 'compatible', 'device_type', 'model'] as const;

/** How the classes of nubs compare names (`compareName`). */
type Comparison = 'properties' | 'properties and entry name' | 'entry name' | 'observed';

const comparisons: readonly (readonly [className: string, comparison: Comparison])[] = [
	['IOPCIDevice', 'properties'],
	['IOPlatformExpertDevice', 'properties'],
	['IOPlatformDevice', 'properties and entry name'],
	['AppleMacIODevice', 'properties'],
];

/** The name that the entry of a Mac with ACPI has until its platform expert runs: in dumps, that of the model. */
const computerName = 'ACPI';

/** Tests IONameMatch: one of its names must be a name of the entry (xnu IORegistryEntry.cpp:compareNames). */
export function nameTest(
	wanted: RegistryValue,
	entry: RegistryEntry,
	simulation: Simulation,
): TestRow {
	const comparison = comparisonOf(entry, simulation);
	const { names, areAll } = namesOf(entry, comparison, simulation);
	return {
		test: 'name',
		key: ['IONameMatch'],
		wanted,
		found: shownText([...new Set(names)].join(', ')),
		result: simulation.prepared.wantedNames(wanted).compareWith(names, areAll),
		source:
			comparison === 'observed'
				? 'public registry dumps: nubs of closed families compare these names'
				: 'xnu IORegistryEntry.cpp:compareNames',
	};
}

/** Classes without public source compare the names of the device tree, too, in all dumps. */
function comparisonOf(entry: RegistryEntry, simulation: Simulation): Comparison {
	const entryClass = simulation.classOf(entry);
	for (const [className, comparison] of comparisons) {
		if (entryClass.lineage.includes(className)) return comparison;
	}
	return entryClass.isPublic ? 'entry name' : 'observed';
}

/** Names of an entry. */
interface Names {
	readonly names: readonly string[];
	/** Whether the dump shows all of them. */
	readonly areAll: boolean;
}

/** The names that an entry compares. */
function namesOf(entry: RegistryEntry, comparison: Comparison, simulation: Simulation): Names {
	if (comparison === 'entry name') return { names: [entry.name], areAll: true };
	const values = nameProperties.map((key) => propertyOf(entry, key));
	const names = values.flatMap((value) => (value ? textsIn(value) : []));
	if (comparison !== 'properties') names.push(entry.name);
	const isComputer = simulation.classOf(entry).lineage.includes('IOPlatformExpertDevice');
	if (isComputer && simulation.hasAcpi) names.push(computerName);
	return { names, areAll: values.every((value) => value?.type !== 'unknown') };
}

/** The texts of a property; data is a list of texts that end with NUL. */
function textsIn(value: RegistryValue): readonly string[] {
	if (value.type === 'string') return [value.value];
	if (value.type !== 'data') return [];
	return latin1Text(value.bytes)
		.split('\0')
		.filter((text) => text !== '');
}

function latin1Text(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += String.fromCharCode(byte);
	return text;
}
