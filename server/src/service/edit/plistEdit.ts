/** Changes to a plist in terms of its entries and values; `renderEdits` turns them into minimal text edits. */
import type { TextRange } from '../text/textRange.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';

/** A value to be written; integers are bigints. */
export type NewValue =
	| string
	| bigint
	| boolean
	| readonly NewValue[]
	| { readonly dict: readonly NewEntry[] }
	/** A dictionary whose entries are XML, indented by tabs from the left margin. */
	| { readonly entriesXml: string }
	/** XML of an element; its lines after the first are indented from the left margin. */
	| { readonly raw: string };

/** An entry to be written, with a comment above it. */
export type NewEntry = readonly [key: string, value: NewValue, comment?: NewComment | undefined];

/** The text of a comment: on the line of its delimiters, or as lines between them. */
export type NewComment = string | readonly string[];

/** One change to a plist, in terms of its entries and values where it has them. */
export type PlistEdit =
	/** Inserts an entry after `after` where given, else in alphabetical order or next to its family. */
	| {
			readonly kind: 'insertEntry';
			readonly into: Dict;
			readonly key: string;
			readonly value: NewValue;
			readonly after?: DictEntry;
	  }
	/** Inserts entries, given as XML that is indented by tabs from the left margin, after the last entry. */
	| { readonly kind: 'insertXml'; readonly into: Dict; readonly xml: string }
	/** Removes key, value and the line they leave empty; a comment above the entry stays. */
	| { readonly kind: 'removeEntry'; readonly entry: DictEntry }
	| { readonly kind: 'renameKey'; readonly entry: DictEntry; readonly key: string }
	| { readonly kind: 'replaceValue'; readonly value: PlistValue; readonly by: NewValue }
	/** Replaces only the text between the tags. */
	| { readonly kind: 'replaceContent'; readonly value: PlistValue; readonly by: string }
	/** Moves an entry, as it is written, into another dictionary. */
	| { readonly kind: 'moveEntry'; readonly entry: DictEntry; readonly into: Dict }
	/** Replaces text by range: only for syntax rules and for comments, which have no values to name. */
	| { readonly kind: 'replaceText'; readonly range: TextRange; readonly by: string };
