/** What a personality says, as far as the build leaves it alone. */
import type { Dict, DictEntry } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import type { Anchor } from './finding.js';
import { placeAt } from './locate.js';
import { rootEntry } from './rootEntries.js';
import { literalText } from './unexpanded.js';

/** The literal text of a key; undefined where it is absent, no string, or made by the build. */
export function personalityText(plist: PlistContents, dict: Dict, key: string): string | undefined {
	return literalText(dict.get(key)?.value, plist.form);
}

/** The identifier of the bundle as a personality writes it; undefined where a built plist does not tell. */
export function ownIdentifier(plist: PlistContents): string | undefined {
	const written = rootEntry(plist, 'CFBundleIdentifier')?.value;
	if (written?.type === 'string' && written.value !== '') return written.value;
	return plist.form === 'source' ? '$(PRODUCT_BUNDLE_IDENTIFIER)' : undefined;
}

/** The entry whose key or value a finding is about. */
export function entryOf({ root }: PlistContents, { range }: Anchor): DictEntry | undefined {
	const place = placeAt(root, range.start);
	return place?.entry ?? place?.value.entry;
}
