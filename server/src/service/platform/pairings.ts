/** What belongs together in a dext: DriverKit superclass, kernel class, provider and entitlements. */
import pairingsFile from '../../../../schemas/facts/pairings.json' with { type: 'json' };
import type { Availability } from './availability.js';
import { ownerOf } from './classes.js';
import { busOf } from './providers.js';

/** A provider class that a pairing works on. */
export interface PairedProvider {
	readonly class: string;
	/** `virtual`: only for a driver without hardware; `publishedByDriver`: only for what another driver publishes. */
	readonly when?: { readonly device: 'virtual' | 'publishedByDriver' };
	/** Whether it is the pairing on this provider that most drivers require. */
	readonly usual?: true;
	/** The USB class, such as 3 for HID, whose interfaces require this pairing. */
	readonly usbClass?: number;
}

/** An entitlement that a pairing requires. */
export interface PairedEntitlement {
	readonly name: string;
	/** `provider`: on that bus only; `userClients`: only if apps without an entitlement may open the driver. */
	readonly when?: { readonly provider: 'usb' | 'pci' } | { readonly userClients: 'ofAnyApp' };
}

/** A DriverKit superclass and what belongs to it. */
export interface Pairing {
	readonly superclass: string;
	readonly framework: string;
	readonly IOClass: string;
	/** The bundle that contains the kernel class. */
	readonly CFBundleIdentifierKernel: string;
	/** Other bundles that work as CFBundleIdentifierKernel. */
	readonly alsoAccepted?: readonly string[];
	readonly providers: readonly PairedProvider[];
	/** The `Peripheral Device Type` of the SCSI devices that it drives. */
	readonly scsiType?: number;
	readonly entitlements: readonly PairedEntitlement[];
	readonly since: Availability & Required<Pick<Availability, 'macOS' | 'DriverKit'>>;
	readonly useCase: string;
	readonly family: string;
	/** The dictionary that the framework reads in the personality, and the class of its user client. */
	readonly userClient?: { readonly key: string; readonly IOUserClass: string };
	readonly source: readonly string[];
}

/** What is known about a driver; each given property excludes the pairings that contradict it. */
export interface PairingQuery {
	/** DriverKit superclasses, best first. */
	readonly superclasses?: readonly string[];
	readonly framework?: string;
	/** IOClass. */
	readonly kernelClass?: string;
	/** CFBundleIdentifierKernel. */
	readonly kernelBundle?: string;
	/** IOProviderClass. */
	readonly provider?: string;
	/** Only pairings that work with all devices of the provider class. */
	readonly unconditional?: true;
	/** The class of the USB device or interface that is matched. */
	readonly usbClass?: number | undefined;
	/** The `Peripheral Device Type` of the SCSI device that is matched. */
	readonly scsiType?: number;
	/** The keys of the personality: frameworks that share a kernel class read different dictionaries. */
	readonly keys?: readonly string[];
}

const written = pairingsFile.pairings as readonly Omit<Pairing, 'CFBundleIdentifierKernel'>[];

/** All pairings, by framework. */
export const pairings: readonly Pairing[] = written.flatMap((pairing) => {
	const owner = ownerOf(pairing.IOClass);
	return owner === undefined ? [] : [{ ...pairing, CFBundleIdentifierKernel: owner }];
});

const proxies: ReadonlySet<string> = new Set(pairings.map(({ IOClass }) => IOClass));

/** Whether a kernel class represents a class of a dext, so that it requires IOUserClass and IOUserServerName. */
export function isDriverKitProxy(className: string): boolean {
	return proxies.has(className);
}

/** The pairings that are consistent with what is known about a driver, best first. */
export function pairingsFor(query: PairingQuery): readonly Pairing[] {
	return pairings
		.filter((pairing) => isConsistent(pairing, query))
		.map((pairing) => ({ pairing, rank: rankOf(pairing, query) }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ pairing }) => pairing);
}

/** The first systems with a class of the kernel: those with the oldest class of DriverKit that it represents. */
export function sinceOfKernelClass(name: string): Pairing['since'] | undefined {
	return pairingsFor({ kernelClass: name })
		.map(({ since }) => since)
		.sort((a, b) => Number(a.DriverKit) - Number(b.DriverKit))[0];
}

function isConsistent(pairing: Pairing, query: PairingQuery): boolean {
	const { superclasses, framework, kernelClass, kernelBundle, scsiType, keys } = query;
	const { userClient } = pairing;
	return (
		(superclasses?.includes(pairing.superclass) ?? true) &&
		(framework === undefined || framework === pairing.framework) &&
		(kernelClass === undefined || kernelClass === pairing.IOClass) &&
		(kernelBundle === undefined || worksWith(pairing, kernelBundle)) &&
		(scsiType === undefined || scsiType === pairing.scsiType) &&
		(keys === undefined || userClient === undefined || keys.includes(userClient.key)) &&
		worksOn(pairing, query)
	);
}

function worksWith({ CFBundleIdentifierKernel, alsoAccepted }: Pairing, bundle: string): boolean {
	return CFBundleIdentifierKernel === bundle || (alsoAccepted?.includes(bundle) ?? false);
}

function worksOn(pairing: Pairing, { provider, unconditional }: PairingQuery): boolean {
	if (provider === undefined) return true;
	const paired = pairedProvider(pairing, provider);
	return paired !== undefined && (!unconditional || paired.when === undefined);
}

function pairedProvider({ providers }: Pairing, provider: string): PairedProvider | undefined {
	return providers.find((each) => each.class === provider);
}

/** Sorts by the order of the superclasses, then by the dictionary of the family, then by how usual the pairing is. */
function rankOf(
	pairing: Pairing,
	{ superclasses, keys, provider, usbClass }: PairingQuery,
): number {
	const superclass = superclasses?.indexOf(pairing.superclass) ?? 0;
	const client = keys && pairing.userClient ? 0 : 1;
	const paired = provider === undefined ? undefined : pairedProvider(pairing, provider);
	const isBest = paired?.usual ?? (paired?.usbClass !== undefined && paired.usbClass === usbClass);
	return superclass * 4 + client * 2 + (isBest ? 0 : 1);
}

/** Whether shipping drivers name the bundle for a kernel class that it does not contain. */
export function isAcceptedFor(bundle: string, kernelClass: string): boolean {
	return pairings.some(
		({ IOClass, alsoAccepted }) => IOClass === kernelClass && alsoAccepted?.includes(bundle),
	);
}

/** The names of the entitlements that a dext of the pairing requires on this provider. */
export function entitlementsFor({ entitlements }: Pairing, provider: string): readonly string[] {
	return entitlements.filter(({ when }) => isMet(when, provider)).map(({ name }) => name);
}

function isMet(when: PairedEntitlement['when'], provider: string): boolean {
	if (when === undefined) return true;
	return 'provider' in when && when.provider === busOf(provider);
}
