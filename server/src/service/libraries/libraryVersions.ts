/** The versions that OSBundleLibraries asks for of a library. */
import { kernelBundles } from '../platform/kernelBundles.js';
import { kpiFor, kpiLibraries, macOSOf } from '../platform/kpiLibraries.js';

export interface LibraryVersion {
	readonly version: string;
	/** On which systems it is there. */
	readonly description: string;
}

/** The customary version first, then the lowest; empty for a library whose versions nobody knows. `macOS` is the oldest to load on. */
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
