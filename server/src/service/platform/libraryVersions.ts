/** The versions of a library that OSBundleLibraries can request. */
import { kernelBundles } from './kernelBundles.js';
import { kpiFor, kpiLibraries, macOSOf } from './kpiLibraries.js';

export interface LibraryVersion {
	readonly version: string;
	/** The systems that have it. */
	readonly description: string;
}

/** The usual version first, then the lowest; empty for a library whose versions are unknown. `macOS` is the oldest system that the kext supports. */
export function libraryVersions(
	identifier: string,
	macOS: string | undefined,
): readonly LibraryVersion[] {
	const lowest = (kpiLibraries.get(identifier) ?? kernelBundles.get(identifier))?.compatible;
	if (lowest === undefined) return [];
	const least = { version: lowest, description: 'the lowest that may be asked for' };
	if (!kpiLibraries.has(identifier)) return [least];
	const version = kpiFor(macOS);
	return [{ version, description: `on macOS ${macOSOf(version)} and newer` }, least];
}
