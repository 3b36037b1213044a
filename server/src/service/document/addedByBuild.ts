/** Finds out whether the build adds a key that a source property list lacks. */
import type { PlistContents } from './driverPlist.js';

/** Whether a target that makes its product with the property list has a setting that adds a root key. */
export function isAddedByBuild(plist: PlistContents, key: string): boolean {
	return (
		plist.form === 'source' &&
		plist.neighbors.products.some(({ addedKeys }) => addedKeys?.includes(key) === true)
	);
}

/** Whether the keys that every bundle has must be in a source property list, because no build adds them. */
export function isWithoutAddedKeys(plist: PlistContents): boolean {
	const { form, hasUnseenEntries, neighbors, root } = plist;
	if (form !== 'source' || hasUnseenEntries) return false;
	const isBegun = root?.type === 'dict' && root.entries.length > 0;
	const { products } = neighbors;
	return isBegun && products.length > 0 && products.every(({ addsNoKeys }) => addsNoKeys === true);
}
