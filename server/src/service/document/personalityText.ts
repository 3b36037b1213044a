/** Reads texts of personalities that do not depend on the build. */
import type { Dict } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import { rootEntry } from './rootEntries.js';
import { literalText } from './unexpanded.js';

/** The literal text of a key; undefined if it is missing, not a string, or depends on the build. */
export function personalityText(plist: PlistContents, dict: Dict, key: string): string | undefined {
	return literalText(dict.get(key)?.value, plist.form);
}

/**
 * The identifier of the bundle as fixes insert it; undefined if it is not known, or has a fault that would be inserted
 * with it.
 */
export function insertableIdentifier(plist: PlistContents): string | undefined {
	const own = ownIdentifier(plist);
	if (own === undefined || /^[\w.-]+$/.test(own)) return own;
	return plist.form === 'source' && /^(?:[\w.-]|\$\([\w:]+\)|\$\{[\w:]+\})+$/.test(own)
		? own
		: undefined;
}

/** The identifier of the bundle as a personality contains it; undefined in a built plist without one. */
export function ownIdentifier(plist: PlistContents): string | undefined {
	const written = rootEntry(plist, 'CFBundleIdentifier')?.value;
	if (written?.type === 'string' && written.value !== '') return written.value;
	return plist.form === 'source' ? '$(PRODUCT_BUNDLE_IDENTIFIER)' : undefined;
}
