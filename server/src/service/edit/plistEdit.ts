/** Changes to a plist in terms of its entries and values; `renderEdits` turns them into minimal text edits. */
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';

/** A value to be written. Integers as bigint; `raw` is plist XML taken as it is. */
export type NewValue =
	| string
	| bigint
	| boolean
	| readonly NewValue[]
	| { readonly dict: readonly (readonly [key: string, value: NewValue])[] }
	| { readonly raw: string };

/** One change to a plist, in terms of its entries and values where it has them. */
export type PlistEdit =
	/** Inserts an entry at its customary place: behind `after` where given, else by the alphabet or beside its family. */
	| {
			readonly kind: 'insertEntry';
			readonly into: Dict;
			readonly key: string;
			readonly value: NewValue;
			readonly after?: DictEntry;
	  }
	/** Removes key, value and the line they leave empty; a comment that stands before the entry stays. */
	| { readonly kind: 'removeEntry'; readonly entry: DictEntry }
	| { readonly kind: 'renameKey'; readonly entry: DictEntry; readonly key: string }
	| { readonly kind: 'replaceValue'; readonly value: PlistValue; readonly by: NewValue }
	/** Replaces only the text between the tags. */
	| { readonly kind: 'replaceContent'; readonly value: PlistValue; readonly by: string }
	/** Moves an entry, as it is written, into another dict. */
	| { readonly kind: 'moveEntry'; readonly entry: DictEntry; readonly into: Dict }
	/** Replaces text by range: only for syntax rules and for comments, which have no values to name. */
	| {
			readonly kind: 'replaceText';
			readonly range: { readonly start: number; readonly end: number };
			readonly by: string;
	  };
