/** Kexts of macOS that contain kernel classes. */
import kernelBundlesFile from '../../../../schemas/facts/kernelBundles.json' with { type: 'json' };
import { nearestIdentifier } from '../text/spelling.js';
import { kernelClasses, ownerOf } from './classes.js';

export interface KernelBundle {
	/** A short name, such as `usb`, that bundles, providers and keys share. */
	readonly family: string;
	readonly description?: string;
	/** Other identifiers that a personality may name for it. */
	readonly aliases?: readonly string[];
	/** The lowest version that OSBundleLibraries may request. */
	readonly compatible?: string;
	/** Whether every Mac loads it before a third-party driver matches. */
	readonly alwaysLoaded?: boolean;
}

/** Kexts that contain kernel classes, by identifier; most useful first. */
export const kernelBundles: ReadonlyMap<string, KernelBundle> = new Map<string, KernelBundle>(
	Object.entries(kernelBundlesFile.bundles),
);

/** Whether macOS has a kext with this identifier, as far as it is known. */
export function isKextOfMacOS(identifier: string): boolean {
	return kernelBundles.has(identifier) || /^com\.apple\.(?:kpi\.|kernel)/.test(identifier);
}

/** The family of the kext that contains a kernel class, such as `hid`; undefined if it is unknown. */
export function familyOf(className: string): string | undefined {
	return kernelBundles.get(ownerOf(className) ?? '')?.family;
}

/** Whether a bundle contains a class, by one of its identifiers. */
export function isOwner(bundle: string, className: string): boolean {
	return ownersOf(className).includes(bundle);
}

/** Whether an unknown bundle has nearly the identifier of one that contains the class. */
export function isMisspelledOwner(bundle: string, className: string): boolean {
	return !kernelBundles.has(bundle) && nearestIdentifier(bundle, ownersOf(className)) !== undefined;
}

function ownersOf(className: string): readonly string[] {
	const owner = ownerOf(className);
	if (owner === undefined) return [];
	const aliases = kernelClasses.get(className)?.aliases ?? [];
	return [owner, ...aliases, ...(kernelBundles.get(owner)?.aliases ?? [])];
}

/** Whether every Mac loads the bundle before a third-party driver matches. */
export function isAlwaysLoaded(bundle: string): boolean {
	return kernelBundles.get(bundle)?.alwaysLoaded ?? false;
}
