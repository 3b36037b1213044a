/** Finds out whether the build adds a key that a source property list lacks. */
import type { PlistContents } from './driverPlist.js';

/** Whether a target that makes its product with the property list has a setting that adds a root key. */
export function isAddedByBuild(plist: PlistContents, key: string): boolean {
	return (
		plist.form === 'source' &&
		plist.neighbors.products.some(({ addedKeys }) => addedKeys?.includes(key) === true)
	);
}
