/** Entries in which the texts of the key and the value are exchanged. */
import type { Dict, DictEntry, Str } from '../value/plistValue.js';

/** An entry whose value can be the name of a key. */
export type ExchangedEntry = DictEntry & { readonly value: Str };

/** The entries of a dictionary that have a key that it lacks as their value. */
export function exchangedEntriesFor({ entries }: Dict, key: string): readonly ExchangedEntry[] {
	return entries.filter(hasText).filter(({ value }) => value.value.trim() === key);
}

/** Whether the value of an entry is a string. */
export function hasText(entry: DictEntry): entry is ExchangedEntry {
	return entry.value.type === 'string';
}
