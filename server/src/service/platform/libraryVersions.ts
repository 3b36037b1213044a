/** The versions of a library that OSBundleLibraries can request. */
import { kernelBundles } from './kernelBundles.js';
import { kpiFor, kpiLibraries, macOSOf } from './kpiLibraries.js';

export interface LibraryVersion {
	readonly version: string;
	/** The systems that have it. */
	readonly description: string;
}

/** The usual version first, then the lowest; empty for a library whose versions are unknown. `macOS` is the deployment target. */
export function libraryVersions(
	identifier: string,
	macOS: string | undefined,
): readonly LibraryVersion[] {
	const lowest = (kpiLibraries.get(identifier) ?? kernelBundles.get(identifier))?.compatible;
	if (lowest === undefined) return [];
	const oldest = { version: lowest, description: 'the lowest version that can be requested' };
	if (!kpiLibraries.has(identifier)) return [oldest];
	const version = kpiFor(macOS);
	return [{ version, description: `on macOS ${macOSOf(version)} and newer` }, oldest];
}
