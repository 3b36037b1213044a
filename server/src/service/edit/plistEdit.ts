/** Edits of entries and values; `renderEdits` converts them to minimal text edits. */
import type { TextRange } from '../text/textRange.js';
import type { Dict, DictEntry, PlistArray, PlistValue } from '../value/plistValue.js';

/** A new value; integers are bigints. */
export type NewValue =
	| string
	| bigint
	| boolean
	| readonly NewValue[]
	| { readonly dict: readonly NewEntry[] }
	| { readonly element: 'real' | 'date' | 'data'; readonly text: string }
	/** A dictionary of entries in XML, which is indented by tabs from the left margin. */
	| { readonly entriesXml: string }
	/** A dictionary of entries as they are written; their lines after the first are indented from the left margin. */
	| { readonly rawEntries: readonly string[] }
	/** The XML of an element; its lines after the first are indented from the left margin. */
	| { readonly raw: string };

/** A new entry, with a comment above it. */
export type NewEntry = readonly [key: string, value: NewValue, comment?: NewComment | undefined];

/** The text of a comment: on the line of its delimiters, or as lines between them. */
export type NewComment = string | readonly string[];

/** One edit of a plist. */
export type PlistEdit =
	/** Inserts an entry after `after`; by default in alphabetical order or next to related keys. */
	| {
			readonly kind: 'insertEntry';
			readonly into: Dict;
			readonly key: string;
			readonly value: NewValue;
			readonly after?: DictEntry;
	  }
	/** Inserts entries after the last entry, as XML that is indented by tabs from the left margin. */
	| { readonly kind: 'insertXml'; readonly into: Dict; readonly xml: string }
	/** Inserts items after the last item of an array. */
	| {
			readonly kind: 'appendItems';
			readonly array: PlistArray;
			readonly items: readonly NewValue[];
	  }
	/** Removes an entry and the lines that it leaves empty, but not a comment above it or between its key and its value, except one that disables rules for it. */
	| { readonly kind: 'removeEntry'; readonly entry: DictEntry }
	| { readonly kind: 'renameKey'; readonly entry: DictEntry; readonly key: string }
	/** Puts the content of a dictionary, as it is written, into a new dictionary with a key. */
	| { readonly kind: 'wrapEntries'; readonly dict: Dict; readonly key: string }
	/** Comments in the value stay, before the new one. */
	| { readonly kind: 'replaceValue'; readonly value: PlistValue; readonly by: NewValue }
	/** Replaces only the text between the tags. A fix that would lose a comment there is not offered. */
	| { readonly kind: 'replaceContent'; readonly value: PlistValue; readonly by: string }
	/** Moves an entry, as it is written, with its comments, into another dictionary; into several with one edit for each. */
	| { readonly kind: 'moveEntry'; readonly entry: DictEntry; readonly into: Dict }
	/** Moves entries, as they are written, with their comments, into a new dictionary with a key, or into one with the key `inner` in it. */
	| {
			readonly kind: 'moveIntoNewDict';
			readonly entries: readonly DictEntry[];
			readonly into: Dict;
			readonly key: string;
			readonly inner?: string;
	  }
	/** Moves the content of the dictionary of an entry, with the comments of both, to the end of another one, and removes the entry. */
	| { readonly kind: 'moveContent'; readonly entry: DictEntry; readonly into: Dict }
	/** Replaces a range of text. Only for syntax rules and for comments, which have no values. */
	| { readonly kind: 'replaceText'; readonly range: TextRange; readonly by: string };
