/** Reads root keys of a bundle as OSKext does, by architecture. */
import { groupBy } from '../groupBy.js';
import { onceFor } from '../once.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import { splitRootKey } from './rootKey.js';
import { literalText } from './unexpanded.js';

/** An entry of a root key: the plain one, or one for an architecture, which replaces the plain one there. */
export interface RootVariant {
	readonly entry: DictEntry;
	/** The `x86_64` of `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** The plain entry of a root key and its entries by architecture, without duplicates. */
export function variantsOf({ root }: PlistContents, key: string): readonly RootVariant[] {
	return root?.type === 'dict' ? variantsIn(root, key) : [];
}

/** The same of a root dictionary. */
export function variantsIn(root: Dict, key: string): readonly RootVariant[] {
	return variantsByName(root).get(key) ?? [];
}

/** Read once for each dictionary, since fixes of many findings ask for them. */
const variantsByName = onceFor((root: Dict) => {
	const read = root.entries.filter((entry) => root.get(entry.key) === entry);
	const variants = read.map((entry) => ({ entry, ...splitRootKey(entry.key) }));
	return groupBy(variants, ({ name }) => name);
});

/** Whether a dictionary is that of the libraries, for any architecture. */
export function isLibraryList({ root }: PlistContents, { entry }: Dict): boolean {
	return entry?.dict === root && splitRootKey(entry?.key ?? '').name === 'OSBundleLibraries';
}

/** The entry of a root key; undefined if there is none, or no root dictionary. */
export function rootEntry({ root }: PlistContents, key: string): DictEntry | undefined {
	return root?.type === 'dict' ? root.get(key) : undefined;
}

/** Keys of each bundle, which Xcode writes into a source property list, too. A file without them may be a part of one. */
const bundleKeys = ['CFBundleIdentifier', 'CFBundlePackageType', 'CFBundleVersion'];

/** Whether a root dictionary has the keys of each bundle. */
export function hasBundleKeys(root: Dict): boolean {
	return bundleKeys.every((key) => root.get(key));
}

/** The literal text of a root key. */
export function rootText(plist: PlistContents, key: string): string | undefined {
	return literalText(rootEntry(plist, key)?.value, plist.form);
}

/** The entry that names the executable, its own or a shared one (OSKext.c:OSKextDeclaresExecutable). */
export function executableEntry(plist: PlistContents): DictEntry | undefined {
	return (
		rootEntry(plist, 'CFBundleExecutable') ??
		variantsOf(plist, 'OSBundleSharedExecutableIdentifier')[0]?.entry
	);
}

/** Whether the plist names an executable. */
export function declaresExecutable(plist: PlistContents): boolean {
	return executableEntry(plist) !== undefined;
}

/** Whether the value of a key is `<true/>`. */
export function isTrue(dict: Dict, key: string): boolean {
	return trueEntry(dict, key) !== undefined;
}

/** The entry of a key whose value is `<true/>`. */
export function trueEntry(dict: Dict, key: string): DictEntry | undefined {
	const entry = dict.get(key);
	return entry?.value.type === 'boolean' && entry.value.value ? entry : undefined;
}
