/** The values of a plist with their places in the text: what schemas, rules and features look at. */
import type { TextRange } from '../text/textRange.js';

/** Any value of a plist; `invalid` stands where a value is missing or no plist element. */
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

/** What every value has. Plain data, but for the links to what holds it. */
export interface ValuePlace {
	/** The whole element, tags included. */
	readonly range: TextRange;
	/** What stands between the tags; empty, behind the tag, for an empty-element tag. */
	readonly contentRange: TextRange;
	/** The start tag, or the empty-element tag. */
	readonly openTagRange: TextRange;
	/** The dict entry whose value this is, if any. */
	readonly entry: DictEntry | undefined;
	/** The array that holds this value, if any, and the place in it. */
	readonly array: PlistArray | undefined;
	readonly index: number;
}

/** A dictionary; entries in source order, duplicates kept. */
export interface Dict extends ValuePlace {
	readonly type: 'dict';
	readonly entries: readonly DictEntry[];
	/** The entry that counts for `key`: the last one, as CoreFoundation and IOCFUnserialize take it. */
	get(key: string): DictEntry | undefined;
}

/** A key and its value in a dict. Ranges are UTF-16 offsets. */
export interface DictEntry {
	readonly key: string;
	/** From the start of `<key>` to the end of the value. */
	readonly range: TextRange;
	/** The whole `<key>…</key>` element. */
	readonly keyRange: TextRange;
	/** The text between `<key>` and `</key>`. */
	readonly keyContentRange: TextRange;
	/** The value; an `Invalid` with reason `missing` where the file has none. */
	readonly value: PlistValue;
	readonly dict: Dict;
	/** It or its value stands between preprocessor lines (`#if` … `#endif`), so that another entry or value may be the other branch. */
	readonly conditional: boolean;
}

export interface PlistArray extends ValuePlace {
	readonly type: 'array';
	readonly items: readonly PlistValue[];
}

/** A string, entities and CDATA decoded. */
export interface Str extends ValuePlace {
	readonly type: 'string';
	readonly value: string;
	/** `$(NAME)`, `${NAME:modifier}`, `@TOKEN@`, `$TOKEN`, in order; checks of the text are suspended where there are any. */
	readonly variables: readonly BuildVariable[];
}

export interface BuildVariable {
	readonly name: string;
	/** `rfc1034identifier` in `$(PRODUCT_NAME:rfc1034identifier)`. */
	readonly modifier: string | undefined;
	/** The whole of it as it stands in the text, brackets included. */
	readonly written: string;
	readonly range: TextRange;
}

export interface Integer extends ValuePlace {
	readonly type: 'integer';
	/** As CoreFoundation reads it; undefined where no parser gives a number. */
	readonly value: bigint | undefined;
	/** The text between the tags as it is written. */
	readonly written: string;
	readonly radix: 10 | 16;
}

export interface Real extends ValuePlace {
	readonly type: 'real';
	readonly value: number | undefined;
	readonly written: string;
}

export interface Bool extends ValuePlace {
	readonly type: 'boolean';
	readonly value: boolean;
}

export interface PlistDate extends ValuePlace {
	readonly type: 'date';
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	readonly value: number | undefined;
	readonly written: string;
}

export interface Data extends ValuePlace {
	readonly type: 'data';
	/** Number of bytes after base64 decoding. */
	readonly byteLength: number;
	/** The bytes as CoreFoundation decodes them; decoded anew for each call. */
	readonly bytes: Uint8Array;
	readonly written: string;
}

/** Something that is no plist value: an unknown element, or nothing where a value must stand. */
export interface Invalid extends ValuePlace {
	readonly type: 'invalid';
	readonly reason: 'missing' | 'unreadable';
}
