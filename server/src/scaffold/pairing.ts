/** What goes with the class a driver subclasses and the provider it matches, in a list of pairings that the caller has. */
import type { Pairing } from '../service/index.js';

/** The conditions of pairings that a provider meets. */
const conditions: Readonly<Record<string, string>> = {
	IOUSBHostDevice: 'the provider is a USB device or interface',
	IOUSBHostInterface: 'the provider is a USB device or interface',
	IOPCIDevice: 'the provider is a PCI device',
};

/** The first pairing of the two. */
export function findPairing<P extends Pick<Pairing, 'superclass' | 'providers'>>(
	pairings: readonly P[],
	superclass: string,
	provider: string,
): P | undefined {
	return pairings.find(
		(each) =>
			each.superclass === superclass && each.providers.some((known) => known.class === provider),
	);
}

/** The names of what Apple must grant for the pairing on this provider. */
export function entitlementsFor(
	{ entitlements }: Pick<Pairing, 'entitlements'>,
	provider: string,
): readonly string[] {
	return entitlements
		.filter(({ when }) => when === undefined || when === conditions[provider])
		.map(({ name }) => name);
}
