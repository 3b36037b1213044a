/** The values of a plist with their ranges in the text, as schemas, rules and features read them. */
import type { TextRange } from '../text/textRange.js';
import type { Replacement } from './tokens.js';

/** Any value of a plist; `invalid` if the value is missing, or its element is not one of property lists. */
export type PlistValue =
	| Dict
	| PlistArray
	| Str
	| Integer
	| Real
	| Bool
	| PlistDate
	| Data
	| Invalid;
export type PlistType = PlistValue['type'];

/** The properties of every value. Plain data, except the links to the parent. */
export interface ValueBase {
	/** The whole element with its tags. */
	readonly range: TextRange;
	/** The text between the tags; empty and after the tag, if it is an empty-element tag. */
	readonly contentRange: TextRange;
	/** The start tag, or the empty-element tag. */
	readonly openTagRange: TextRange;
	/** Whether it has an end tag or needs none. Otherwise the parser decided where it ends. */
	readonly isClosed: boolean;
	/** The dictionary entry of the value, if it has one. */
	readonly entry: DictEntry | undefined;
	/** The array that contains the value, if any. */
	readonly array: PlistArray | undefined;
	/** The index of the value in its array; otherwise -1. */
	readonly index: number;
}

/** What dictionaries and arrays have in common. */
export interface ContainerBase extends ValueBase {
	/** The number of dictionaries and arrays around it. */
	readonly level: number;
	/** The container around it at level `MAX_STEPS`, where paths end; itself at that level, undefined above it. */
	readonly lastWithPath: Dict | PlistArray | undefined;
}

/** A dictionary with its entries in source order, including duplicates. */
export interface Dict extends ContainerBase {
	readonly type: 'dict';
	readonly entries: readonly DictEntry[];
	/** The last entry for `key`, which is the one that CoreFoundation and IOCFUnserialize use. */
	get(key: string): DictEntry | undefined;
	/** Whether a key occurs more than once. */
	readonly hasDuplicates: boolean;
}

/** A key and its value in a dictionary. Ranges are UTF-16 offsets. */
export interface DictEntry {
	readonly key: string;
	/** From the start of `<key>` to the end of the value. */
	readonly range: TextRange;
	/** The whole `<key>…</key>` element. */
	readonly keyRange: TextRange;
	/** The text between `<key>` and `</key>`. */
	readonly keyContentRange: TextRange;
	/** Whether the key has an end tag. */
	readonly isKeyClosed: boolean;
	/** The value; an `Invalid` with reason `missing` if the key has none. */
	readonly value: PlistValue;
	readonly dict: Dict;
	/** Whether the key or the value is between preprocessor lines (`#if` … `#endif`), so that another entry may be the other branch. */
	readonly conditional: boolean;
}

export interface PlistArray extends ContainerBase {
	readonly type: 'array';
	readonly items: readonly PlistValue[];
}

/** A string with entities and CDATA decoded. */
export interface Str extends ValueBase {
	readonly type: 'string';
	readonly value: string;
	/** `$(NAME)`, `${NAME:modifier}`, `@TOKEN@` and `$TOKEN`, in order. A text with variables is not checked. */
	readonly variables: readonly BuildVariable[];
	/** When a build replaces the text or part of it: by variables, tokens or a macro. */
	readonly replacement: Replacement;
	/** Where parts of the value are in the document, in which characters of them can be entities. They are in order. */
	rangesOf(parts: readonly TextRange[]): readonly TextRange[];
}

export interface BuildVariable {
	readonly name: string;
	/** `rfc1034identifier` in `$(PRODUCT_NAME:rfc1034identifier)`. */
	readonly modifier: string | undefined;
	/** The whole variable as it is in the value, including brackets. */
	readonly written: string;
	/** Where it is in the document, in which characters of it can be entities. */
	readonly range: TextRange;
}

export interface Integer extends ValueBase {
	readonly type: 'integer';
	/** The number as CoreFoundation reads it; undefined if no parser reads a number. */
	readonly value: bigint | undefined;
	/** The text between the tags. */
	readonly written: string;
	readonly radix: 10 | 16;
}

export interface Real extends ValueBase {
	readonly type: 'real';
	readonly value: number | undefined;
	readonly written: string;
}

export interface Bool extends ValueBase {
	readonly type: 'boolean';
	readonly value: boolean;
}

export interface PlistDate extends ValueBase {
	readonly type: 'date';
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	readonly value: number | undefined;
	readonly written: string;
}

export interface Data extends ValueBase {
	readonly type: 'data';
	/** The number of bytes after base64 decoding. */
	readonly byteLength: number;
	/** The bytes as CoreFoundation decodes them; each call decodes them again. */
	readonly bytes: Uint8Array;
	readonly written: string;
}

/** An unknown element in place of a value, or a missing value. */
export interface Invalid extends ValueBase {
	readonly type: 'invalid';
	readonly reason: 'missing' | 'unreadable';
}
