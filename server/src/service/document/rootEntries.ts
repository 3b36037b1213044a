/** What the root dict of a bundle says, read as OSKext reads it: by architecture, and only where it is literal. */
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import type { DocumentForm, DriverPlist } from './driverPlist.js';

/** One entry of a root key: the plain one, or that of an architecture, which replaces the plain one there. */
export interface RootVariant {
	readonly entry: DictEntry;
	/** `x86_64` in `OSBundleLibraries_x86_64`; undefined in the plain key. */
	readonly architecture: string | undefined;
}

/** The entries of a root key that counts by architecture, duplicates left out (OSKext.c:__CFDictionaryGetValueForCompositeKey). */
export function variantsOf({ root }: DriverPlist, key: string): readonly RootVariant[] {
	if (root?.type !== 'dict') return [];
	const found: RootVariant[] = [];
	for (const entry of root.entries) {
		if (!entry.key.startsWith(key) || root.get(entry.key) !== entry) continue;
		const suffix = entry.key.slice(key.length);
		if (suffix === '') found.push({ entry, architecture: undefined });
		else if (/^_(?:x86_64|arm64|arm|i386|ppc)$/.test(suffix)) {
			found.push({ entry, architecture: suffix.slice(1) });
		}
	}
	return found;
}

/** The entry of a root key; undefined where there is no root dict. */
export function rootEntry({ root }: DriverPlist, key: string): DictEntry | undefined {
	return root?.type === 'dict' ? root.get(key) : undefined;
}

/** The text of a string that the build leaves as it is: no variable, no template token, no bare macro of a source plist. */
export function literalText(value: PlistValue | undefined, form: DocumentForm): string | undefined {
	if (value?.type !== 'string' || value.variables.length > 0) return undefined;
	if (templateToken.test(value.value)) return undefined;
	return form === 'source' && isBareMacro(value.value) ? undefined : value.value;
}

/** What scripts and IDEs replace besides build variables: `###NAME###`, `%NAME%`, `__NAME__`, `{{name}}`, `<#name#>`. */
export const templateToken = /##\w+##|%[A-Za-z]\w*%|__[A-Z][A-Z0-9_]*__|\{\{[^{}]*\}\}|<#[^#]*#>/;

/** The literal text of a root key. */
export function rootText(plist: DriverPlist, key: string): string | undefined {
	return literalText(rootEntry(plist, key)?.value, plist.form);
}

/** The entry that names an executable, its own or else a shared one (OSKext.c:OSKextDeclaresExecutable). */
export function executableEntry(plist: DriverPlist): DictEntry | undefined {
	return (
		rootEntry(plist, 'CFBundleExecutable') ??
		variantsOf(plist, 'OSBundleSharedExecutableIdentifier')[0]?.entry
	);
}

/** Whether the plist names an executable, its own or a shared one. */
export function declaresExecutable(plist: DriverPlist): boolean {
	return executableEntry(plist) !== undefined;
}

/** Whether a key of a dict holds `<true/>`. */
export function isTrue(dict: Dict, key: string): boolean {
	const value = dict.get(key)?.value;
	return value?.type === 'boolean' && value.value;
}

/** Xcode runs the preprocessor over some source plists; there a bare `PKG_VERSION` is a macro. */
export function isBareMacro(text: string): boolean {
	return /^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+_*$/.test(text) || /^[A-Z]{6,}$/.test(text);
}
