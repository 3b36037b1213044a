/** The macOS of a requested library version, and the library versions of a macOS. */
import { kernelBundles } from '../../platform/kernelBundles.js';
import { darwinOf, kpiLibraries, macOSOf } from '../../platform/kpiLibraries.js';
import { code } from '../markdown.js';

/** What a version in OSBundleLibraries requires of the system; undefined if that is unknown. */
export function renderLibraryVersion(library: string, version: string): string | undefined {
	if (!kpiLibraries.has(library)) {
		const lowest = kernelBundles.get(library)?.compatible;
		return lowest && `Lowest version that a kext can request: ${code(lowest)}.`;
	}
	const major = /^\d{1,4}(?=$|[.dabf])/.exec(version)?.[0];
	const macOS = major === undefined ? undefined : macOSOf(`${Number(major)}.0`);
	return macOS === undefined
		? undefined
		: `${code(version)}: Darwin ${major}, which is macOS ${macOS}. Later versions have it, too.`;
}

/** The version of the kernel programming interfaces in a macOS; undefined if it is unknown. */
export function renderMinimumSystem(macOS: string): string | undefined {
	const darwin = /^\d+(?:\.\d+)*$/.test(macOS) ? darwinOf(macOS) : undefined;
	return darwin === undefined
		? undefined
		: `macOS ${macOS} has Darwin ${darwin}. Kernel programming interfaces can be requested up to ${code(`${darwin}.0`)} for all of its versions.`;
}
