/** Well-known provider classes. */
import providersFile from '../../../../schemas/facts/providers.json' with { type: 'json' };
import { lineageOf } from './classes.js';
import type { DocumentKind } from './documentKind.js';

export interface Provider {
	readonly class: string;
	readonly description: string;
	/** The family as in `kernelBundles`; `none` if it is not a device. */
	readonly family: string;
	/** The kinds of bundles that match it. */
	readonly kinds: readonly DocumentKind[];
	/** Keys that only personalities on this provider have, and that imply it. */
	readonly impliedBy?: readonly string[];
	/** The DriverKit framework that declares it. */
	readonly framework?: string;
	/** The class that a dext matches instead. */
	readonly inDext?: string;
	/** Whether macOS has drivers for such devices, which a dext replaces. */
	readonly contested?: true;
	/** Whether it exists once and is not a device; drivers without hardware match it. */
	readonly resourceNub?: true;
}

/** Most useful first. */
export const providers = providersFile.providers as readonly Provider[];

const byClass: ReadonlyMap<string, Provider> = new Map(
	providers.map((provider) => [provider.class, provider]),
);

/** The facts about a provider class; undefined if it is not well known. */
export function providerOf(className: string): Provider | undefined {
	return byClass.get(className);
}

/** The class that a dext matches instead of a provider of kexts; undefined if DriverKit has none. */
export function dextProviderFor(className: string): string | undefined {
	const { kinds = [], inDext } = byClass.get(className) ?? {};
	if (!kinds.includes('kext')) return undefined;
	return inDext ?? (kinds.includes('dext') ? className : undefined);
}

/** The class that replaces one of the USB family before OS X 10.11. */
export function usbSuccessorOf(className: string): string | undefined {
	const provider = byClass.get(className);
	return provider?.family === 'usb' ? provider.inDext : undefined;
}

/** Whether a provider is one of the two nubs that exist once and represent no device. */
export function isResourceNub(providerClass: string): boolean {
	return byClass.get(providerClass)?.resourceNub ?? false;
}

/** The transport of a provider of dexts; undefined for a provider without a transport entitlement. */
export function busOf(providerClass: string): 'usb' | 'pci' | 'hid' | undefined {
	const lineage = lineageOf(providerClass);
	if (lineage.includes('IOUSBHostDevice') || lineage.includes('IOUSBHostInterface')) return 'usb';
	if (lineage.includes('IOPCIDevice')) return 'pci';
	return lineage.includes('IOHIDInterface') ? 'hid' : undefined;
}
