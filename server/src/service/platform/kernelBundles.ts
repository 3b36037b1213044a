/** Kexts of macOS that contain kernel classes. */
import kernelBundlesFile from '../../../../schemas/facts/kernelBundles.json';
import { ownerOf } from './classes.js';

export interface KernelBundle {
	/** A short name, such as `usb`, that bundles, providers and keys share. */
	readonly family: string;
	readonly description?: string;
	/** Other identifiers that a personality may name for it. */
	readonly aliases?: readonly string[];
	/** The lowest version that OSBundleLibraries may request. */
	readonly compatible?: string;
}

/** Kexts that contain kernel classes, by identifier; most useful first. */
export const kernelBundles: ReadonlyMap<string, KernelBundle> = new Map<string, KernelBundle>(
	Object.entries(kernelBundlesFile.bundles),
);

/** The family of the kext that contains a kernel class, such as `hid`; undefined where it is unknown. */
export function familyOf(className: string): string | undefined {
	return kernelBundles.get(ownerOf(className) ?? '')?.family;
}
