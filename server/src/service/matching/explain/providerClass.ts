/** The provider class with which a personality can match an entry, and entries that no dext is for. */
import { type Provider, providerOf, usbSuccessorOf } from '../../platform/providers.js';
import type { RegistryEntry } from '../../registry/registry.js';
import type { Match } from '../simulator/matchPersonality.js';
import { isDext } from '../simulator/personality.js';
import type { Simulation } from '../simulator/simulation.js';

/** Classes of every service: with one of them, a driver is tried for all devices. */
const unrestricted: ReadonlySet<string> = new Set(['IOService', 'IOUserService']);

/** The most specific class of an entry that is well known as a provider. */
export function knownProviderOf(
	entry: RegistryEntry,
	simulation: Simulation,
): Provider | undefined {
	const { lineage } = simulation.classOf(entry);
	return lineage.map(providerOf).find((each) => each && !unrestricted.has(each.class));
}

export function isForOtherClass({ trace }: Match): boolean {
	return trace.some(({ test, result }) => test === 'class' && result === 'no match');
}

/**
 * Whether the personality is that of a dext, and the entry is one for kexts only: the kernel attaches no dext to
 * IOResources, and dexts match the USB classes of OS X 10.11 and later.
 */
export function lacksDexts({ personality, entry }: Match, simulation: Simulation): boolean {
	const known = isDext(personality) ? knownProviderOf(entry, simulation) : undefined;
	if (!known || known.kinds.includes('dext')) return false;
	return known.resourceNub === true || usbSuccessorOf(known.class) !== undefined;
}

/** Darwin of macOS 10.15, the first one with DriverKit (https://developer.apple.com/documentation/driverkit). */
const firstWithDriverKit = 19;

/** Whether the macOS of the dump is the reason that a dext is for another class than the entry. */
export function precedesDriverKit(match: Match, simulation: Simulation): boolean {
	const { darwin = firstWithDriverKit } = simulation;
	return darwin < firstWithDriverKit && isForOtherClass(match) && lacksDexts(match, simulation);
}
