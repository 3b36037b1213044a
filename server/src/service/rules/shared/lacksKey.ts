/** Whether a personality lacks a key for no reason that another finding gives. */
import type { PlistContents } from '../../document/driverPlist.js';
import { hasKeyOrMisspelling } from '../../value/hasKeyOrMisspelling.js';
import type { Dict } from '../../value/plistValue.js';

/** Neither there, nor misspelt, nor strayed to the root: each of these is one mistake, and said once. */
export function lacksKey({ root }: PlistContents, dict: Dict, key: string): boolean {
	if (hasKeyOrMisspelling(dict, key)) return false;
	return root?.type !== 'dict' || !root.get(key);
}
