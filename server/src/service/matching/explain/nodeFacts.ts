/** What a dump shows of an entry that decides about drivers before and after their keys are compared. */
import type { RegistryEntry, RegistryValue } from '../../registry/registry.js';
import { append } from '../../text/append.js';
import type { AttachedDriver } from '../simulator/attachedDrivers.js';
import { dextMatchCount } from '../simulator/matchDump.js';
import { integerOf, propertyOf } from '../simulator/properties.js';
import type { Simulation } from '../simulator/simulation.js';

export type NodeFact =
	/** Drivers were never matched, because the entry is not registered. */
	| { readonly kind: 'not registered' }
	/** The entry is one for kexts, in a macOS without DriverKit. */
	| { readonly kind: 'without DriverKit' }
	/** Matching has not ended: it waits for a kext, or for the personalities of the daemon. */
	| { readonly kind: 'busy' }
	/** How many dext personalities matched in the last round. */
	| { readonly kind: 'dexts matched'; readonly count: bigint }
	/** A driver has a category, so that kexts of this category are not compared. */
	| { readonly kind: 'category held'; readonly category: string; readonly driver: string }
	/** A driver uses the device as a whole, so that its interfaces do not exist. */
	| { readonly kind: 'whole device'; readonly driver: string }
	/** No driver has selected a configuration, so that the interfaces do not exist. */
	| { readonly kind: 'not configured' }
	/** The interface belongs to another configuration than the first one, and a device has one at a time. */
	| { readonly kind: 'other configuration'; readonly configuration: bigint; readonly first: bigint }
	/** The entitlements that a dext requires: all of one of these lists. */
	| { readonly kind: 'entitlements'; readonly anyOf: readonly (readonly string[])[] };

export function nodeFactsOf(
	entry: RegistryEntry,
	attached: readonly AttachedDriver[],
	simulation: Simulation,
): readonly NodeFact[] {
	const facts: NodeFact[] = [];
	const { registered, matched, busy = 0 } = entry.state;
	if (registered === false) facts.push({ kind: 'not registered' });
	if (registered && (matched === false || busy > 0)) facts.push({ kind: 'busy' });
	const count = dextMatchCount(entry);
	if (count !== undefined) facts.push({ kind: 'dexts matched', count });
	for (const { category, driver } of attached) {
		facts.push({ kind: 'category held', category, driver: driver.name });
	}
	append(facts, wholeDeviceFacts(entry, attached, simulation));
	append(facts, configurationFacts(entry, simulation));
	const anyOf = entitlementsIn(propertyOf(entry, 'IOServiceDEXTEntitlements'));
	if (anyOf.length > 0) facts.push({ kind: 'entitlements', anyOf });
	return facts;
}

const interfaceClasses = ['IOUSBHostInterface', 'IOUSBInterface'];

/** A USB device has interfaces once a driver configures it, such as that of composite devices. */
function wholeDeviceFacts(
	entry: RegistryEntry,
	attached: readonly AttachedDriver[],
	simulation: Simulation,
): readonly NodeFact[] {
	const { lineage } = simulation.classOf(entry);
	if (!lineage.includes('IOUSBHostDevice') && !lineage.includes('IOUSBDevice')) return [];
	const hasInterfaces = entry.children.some((child) =>
		simulation.classOf(child).lineage.some((name) => interfaceClasses.includes(name)),
	);
	if (hasInterfaces || entry.shown !== 'all' || simulation.hidesInterfacesOf(entry)) return [];
	const [owner] = attached;
	return [owner ? { kind: 'whole device', driver: owner.driver.name } : { kind: 'not configured' }];
}

/** Lists of USB descriptors have the interfaces of all configurations, which a Mac does not publish at once. */
function configurationFacts(entry: RegistryEntry, simulation: Simulation): readonly NodeFact[] {
	const isInterface = ({ className }: RegistryEntry): boolean =>
		interfaceClasses.includes(className);
	if (simulation.registry.format !== 'lsusb' || !isInterface(entry)) return [];
	const numberOf = (each: RegistryEntry | undefined): bigint | undefined =>
		each && integerOf(propertyOf(each, 'bConfigurationValue'));
	const configuration = numberOf(entry);
	const first = numberOf(entry.parents[0]?.children.find(isInterface));
	return configuration === undefined || first === undefined || configuration === first
		? []
		: [{ kind: 'other configuration', configuration, first }];
}

/** A string, an array of strings of which one is required, or an array of arrays of which one is required in full. */
export function entitlementsIn(value: RegistryValue | undefined): readonly (readonly string[])[] {
	if (value?.type === 'string') return [[value.value]];
	if (!value || !('values' in value)) return [];
	return value.values.flatMap((each): (readonly string[])[] => {
		if (each.type === 'string') return [[each.value]];
		if (!('values' in each)) return [];
		return [each.values.flatMap((name) => (name.type === 'string' ? [name.value] : []))];
	});
}
