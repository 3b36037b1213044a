/** What the root dict of a bundle says, read as OSKext reads it: by architecture, and only where it is literal. */
import type { Dict, DictEntry } from '../value/plistValue.js';
import type { PlistContents } from './driverPlist.js';
import { splitRootKey } from './rootKey.js';
import { literalText } from './unexpanded.js';

/** One entry of a root key: the plain one, or that of an architecture, which replaces the plain one there. */
export interface RootVariant {
	readonly entry: DictEntry;
	/** `x86_64` in `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** The entries of a root key that counts by architecture, duplicates left out. */
export function variantsOf({ root }: PlistContents, key: string): readonly RootVariant[] {
	return root?.type === 'dict' ? variantsIn(root, key) : [];
}

/** As `variantsOf`, before there is a plist. */
export function variantsIn(root: Dict, key: string): readonly RootVariant[] {
	const found: RootVariant[] = [];
	for (const entry of root.entries) {
		if (!entry.key.startsWith(key) || root.get(entry.key) !== entry) continue;
		const { name, architecture } = splitRootKey(entry.key);
		if (name === key) found.push({ entry, architecture });
	}
	return found;
}

/** The entry of a root key; undefined where there is no root dict. */
export function rootEntry({ root }: PlistContents, key: string): DictEntry | undefined {
	return root?.type === 'dict' ? root.get(key) : undefined;
}

/** The literal text of a root key. */
export function rootText(plist: PlistContents, key: string): string | undefined {
	return literalText(rootEntry(plist, key)?.value, plist.form);
}

/** The entry that names an executable, its own or else a shared one (OSKext.c:OSKextDeclaresExecutable). */
export function executableEntry(plist: PlistContents): DictEntry | undefined {
	return (
		rootEntry(plist, 'CFBundleExecutable') ??
		variantsOf(plist, 'OSBundleSharedExecutableIdentifier')[0]?.entry
	);
}

/** Whether the plist names an executable, its own or a shared one. */
export function declaresExecutable(plist: PlistContents): boolean {
	return executableEntry(plist) !== undefined;
}

/** Whether a key of a dict holds `<true/>`. */
export function isTrue(dict: Dict, key: string): boolean {
	const value = dict.get(key)?.value;
	return value?.type === 'boolean' && value.value;
}
