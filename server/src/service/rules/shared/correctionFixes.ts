/** Fixes that correct a misspelled name. Where nothing read the wrong one, they uncover what else is wrong there. */
import type { DictEntry, PlistValue } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { changeContentFix, renameKeyFix } from './entryFixes.js';

/** Renames a misspelled key. */
export function correctKeyFix(entry: DictEntry, key: string, preferred = false): Fix {
	return uncovering(renameKeyFix(entry, key, preferred), entry, key);
}

/** Replaces a misspelled name in a value. */
export function correctNameFix(value: PlistValue, by: string, preferred = false): Fix {
	const entry = value.entry ?? value.array?.entry;
	const fix = changeContentFix(value, by, preferred);
	return entry ? uncovering(fix, entry, entry.key) : fix;
}

/** The same fix of an entry that is read as `key` after it. */
export function uncovering(fix: Fix, entry: DictEntry, key: string): Fix {
	const isClass = classKeys.has(key);
	return { ...fix, uncovers: (isClass ? entry.dict.entry : undefined) ?? entry };
}

/** Keys with the class that determines how all other keys of the dictionary are read. */
const classKeys: ReadonlySet<string> = new Set(['IOClass', 'IOProviderClass']);
