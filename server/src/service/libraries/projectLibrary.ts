/** Whether a kext can link with another one of the project, as OSKext and the kernel decide it. */
import type { PlistContents } from '../document/driverPlist.js';
import { kextVersionNumber } from '../document/kextVersion.js';
import { rootEntry, variantsOf } from '../document/rootEntries.js';
import { numberText } from '../document/unexpanded.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { libraryListsOf } from './libraryLists.js';

/** An entry of `OSBundleLibraries` with the version that it requests. */
export interface LibraryRequest {
	readonly entry: DictEntry;
	readonly version: string;
}

/** Why a kext can't be linked with: it has no OSBundleCompatibleVersion, or the version is outside of its limits. */
export type LibraryFault =
	| { readonly reason: 'notALibrary' }
	| {
			readonly reason: 'tooEarly' | 'tooLate';
			/** The value with the limit, in the library. */
			readonly value: PlistValue;
			readonly limit: string;
	  };

/** The libraries that a 64-bit kernel reads, with versions that do not depend on the build. */
export function requestsOf(plist: PlistContents): readonly LibraryRequest[] {
	return libraryListsOf(plist, undefined).flatMap(({ dict, on64Bit }) => {
		if (on64Bit === 'no') return [];
		return dict.entries.flatMap((entry) => {
			const version = numberText(entry.value, plist);
			const isVersion = version !== undefined && kextVersionNumber(version) !== undefined;
			return isVersion ? [{ entry, version }] : [];
		});
	});
}

/**
 * Why a kext can't be a library in a version (OSKext.c:OSKextIsCompatibleWithVersion); undefined if it can, or if that
 * depends on the build.
 */
export function libraryFault(library: PlistContents, version: string): LibraryFault | undefined {
	const { root, hasFaults, isPreprocessed } = library;
	const [compatible, ...others] = variantsOf(library, 'OSBundleCompatibleVersion');
	if (others.length > 0 || root?.type !== 'dict') return undefined;
	if (!compatible) {
		const isKnown = !hasFaults && !isPreprocessed;
		return isKnown && !hasKeyOrMisspelling(root, 'OSBundleCompatibleVersion')
			? { reason: 'notALibrary' }
			: undefined;
	}
	const number = kextVersionNumber(version) ?? 0n;
	const oldest = limitAt(library, compatible.entry.value);
	if (oldest && number < oldest.number) return { reason: 'tooEarly', ...oldest };
	const latest = limitAt(library, rootEntry(library, 'CFBundleVersion')?.value);
	return latest && number > latest.number ? { reason: 'tooLate', ...latest } : undefined;
}

/** A version that does not depend on the build. */
function limitAt(
	library: PlistContents,
	value: PlistValue | undefined,
): { readonly value: PlistValue; readonly limit: string; readonly number: bigint } | undefined {
	const limit = numberText(value, library);
	const number = limit === undefined ? undefined : kextVersionNumber(limit);
	return value && limit !== undefined && number !== undefined
		? { value, limit, number }
		: undefined;
}
