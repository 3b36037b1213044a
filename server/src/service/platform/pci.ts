/** The keys that PCI devices compare, and the properties that they publish. */
import pciFile from '../../../../schemas/facts/pci.json' with { type: 'json' };
import { descendsFrom } from './classes.js';

/** Keys whose string is compared with a register, with the mask for strings without one. */
export const pciMatchMasks: ReadonlyMap<string, bigint> = new Map(
	pciFile.keys.map(({ key, mask }) => [key, BigInt(mask)]),
);

/** What a key adds to the score on Apple silicon if it is equal to the IDs of the device, not to those of the subsystem. */
export const pciPrimaryScores: ReadonlyMap<string, number> = new Map(
	pciFile.keys.flatMap(({ key, primaryScore }) => (primaryScore ? [[key, primaryScore]] : [])),
);

/** The base class of display controllers: the highest byte of their class code. */
export const displayBaseClass = pciFile.baseClasses.display;

const vendors: ReadonlyMap<number, string> = new Map(
	pciFile.vendors.map(({ id, name }) => [Number(id), name]),
);

export const pciProviders: readonly string[] = pciFile.providers;

/** Whether a provider class compares the PCI keys. */
export function isPciProvider(providerClass: string): boolean {
	return pciFile.providers.some((name) => descendsFrom(providerClass, name));
}

/** The name of a vendor whose id is recognized anywhere. */
export function wellKnownVendor(id: number): string | undefined {
	return vendors.get(id);
}

/** Whether PCI defines a base class, the highest byte of a class code. */
export function isBaseClass(byte: number): boolean {
	const { last, others } = pciFile.baseClasses;
	return byte <= last || others.includes(byte);
}
