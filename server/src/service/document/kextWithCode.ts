/** Recognizes a kext that has code, although its property list names no executable. */
import type { PlistContents } from './driverPlist.js';
import { variantsOf } from './rootEntries.js';

/** Whether a kext has personalities, and libraries to link with, and does not share the executable of another kext. */
export function isKextWithCode(plist: PlistContents): boolean {
	const { kind, personalities, root } = plist;
	if (kind !== 'kext' || personalities.length === 0 || root?.type !== 'dict') return false;
	const hasLibraries = variantsOf(plist, 'OSBundleLibraries').some(
		({ entry: { value } }) => value.type === 'dict' && value.entries.length > 0,
	);
	return hasLibraries && !root.get('OSBundleSharedExecutableIdentifier');
}
