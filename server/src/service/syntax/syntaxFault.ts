/** Faults in the text of a plist, independent of the meaning of its keys. */
import type { TextRange } from '../text/textRange.js';
import type { ElementName, LeafName } from './elementNames.js';
import type { MergeConflict } from './mergeConflicts.js';

/**
 * The three parsers that read driver plists, or parts of them, on a Mac:
 * CoreFoundation (Xcode, codesign, sysextd), IOCFUnserialize (OSKext: kextutil, kmutil) and the kernel's OSUnserializeXML.
 */
export type RealParser = 'CoreFoundation' | 'IOCFUnserialize' | 'kernel';

/** The code of a fault and its properties, without its range. Narrow it by `code`. */
export type FaultDetail<Code extends SyntaxCode = SyntaxCode> = {
	readonly [Each in Code]: { readonly code: Each } & FaultFields[Each];
}[Code];

/** One fault in the text, discriminated by its code. Each code has a rule of the same name in `rules/`. */
export type SyntaxFault<Code extends SyntaxCode = SyntaxCode> = {
	readonly [Each in Code]: { readonly code: Each } & FaultFields[Each] & FaultBase;
}[Code];

/** The codes of all faults that the parser and the decoder of bytes report. */
export type SyntaxCode = keyof FaultFields;

interface FaultBase {
	readonly range: TextRange;
	/** The real parsers that reject a file with this construct; empty if all accept it, but with an unexpected value. */
	readonly rejectedBy: readonly RealParser[];
	/** Whether other readers of XML reject the file, too. Known only of constructs that CoreFoundation accepts. */
	readonly isNotXml?: boolean;
}

/** The end tag with the same unknown name as a start tag, if there is one. If the element contains others, it is found after the fault. */
export interface MisspelledEndTag {
	range?: TextRange;
}

/** What Apple's parsers accept, but XML 1.0 does not allow. */
export type NotXml =
	/** The XML declaration after something else. */
	| 'lateDeclaration'
	| 'repeatedDeclaration'
	| 'declaration'
	/** `<? x?>`, or `<?XML x?>`, since names like `xml` are reserved. */
	| 'instruction'
	/** A document type after the root. */
	| 'lateDoctype'
	| 'repeatedDoctype'
	| 'doctype'
	| 'repeatedAttribute'
	| 'attribute'
	/** Control characters, halves of surrogate pairs, U+FFFE, and U+FFFF. */
	| 'characters'
	/** `]]>` in text. */
	| 'sectionEnd';

/**
 * What of a binary property list was read: its values, nothing because only its text is known, nothing for a reason, or the
 * bytes up to the offset of its first fault.
 */
export type BinaryState =
	| 'read'
	| 'textOnly'
	| { readonly unread: UnreadReason }
	| { readonly damagedAt: number; readonly isTruncated: boolean };

/** Whether a binary property list ends before its values. */
export function isTruncated(state: BinaryState): boolean {
	return typeof state === 'object' && 'isTruncated' in state && state.isTruncated;
}

/** Why a binary property list that is not damaged can't be read. `path`: of the first value or key that XML can't contain. */
export type UnreadReason =
	| { readonly reason: 'otherVersion' | 'tooLong' }
	| { readonly reason: 'tooDeep'; readonly offset: number }
	| { readonly reason: 'notXml'; readonly path: readonly (string | number)[] };

type NoFields = Readonly<Record<never, never>>;

/** A tag as it is written, from `<` to `>` if it has one. */
interface WrittenTag {
	readonly tag: string;
}

/** The content of a scalar as it is written. */
interface WrittenValue {
	readonly written: string;
}

/** The properties of faults, by code. */
export interface FaultFields {
	'bare-ampersand': NoFields;
	/** `tagsEnd`: the offset after the last of the tags that are text, if the `<` is that of the first one. */
	'bare-less-than': { readonly element: LeafName; readonly tagsEnd?: number };
	'binary-plist': { readonly state: BinaryState };
	'boolean-with-end-tag': { readonly element: 'true' | 'false' };
	'byte-order-mark': NoFields;
	'carriage-return': NoFields;
	'cdata-section': { readonly element: LeafName };
	'comment-in-leaf': { readonly element: LeafName };
	'doctype-subset': NoFields;
	'double-hyphen-comment': NoFields;
	/** `tag`: with both of the brackets. */
	'doubled-bracket': WrittenTag;
	'empty-element': { readonly element: ElementName };
	'empty-plist': NoFields;
	'hexadecimal-integer-case': WrittenValue;
	'integer-overflow': WrittenValue;
	'integer-sign': WrittenValue;
	'integer-whitespace': WrittenValue;
	/** The first character outside the base64 alphabet; empty if there is none. */
	'invalid-base64': { readonly strayCharacter: string };
	'invalid-date': WrittenValue;
	'invalid-integer': WrittenValue;
	'invalid-real': WrittenValue;
	/** `assumed`: only the text is known, which has a replacement character in place of the bytes. */
	'invalid-utf8': { readonly encoding: string; readonly assumed?: boolean };
	/** The name of the attribute. */
	'kernel-attribute': { readonly attribute: string };
	/** `isRoot`: it is the first key of a root without start tags, which CoreFoundation reads as a string. */
	'key-outside-dict': { readonly isRoot?: boolean };
	'key-without-value': { readonly key: string };
	'malformed-attribute': { readonly attribute: string; readonly element: ElementName };
	'malformed-declaration': { readonly declaration: string };
	'malformed-end-tag': WrittenTag;
	/** `conflict`: undefined for a marker line that is left over from one. */
	'merge-conflict': { readonly conflict: MergeConflict | undefined; readonly marker: string };
	/** `tag`: the end tag, or the start tag if that is the wrong one. `expected`: the element of the other tag. */
	'mismatched-end-tag': WrittenTag & { readonly expected: ElementName };
	'not-a-plist': NoFields;
	/** `written`: the construct, or the name of the attribute that is repeated. */
	'not-well-formed': { readonly construct: NotXml; readonly written: string };
	'not-utf8': { readonly encoding: string };
	'null-character': NoFields;
	'numeric-entity': { readonly entity: string; readonly decoded: string };
	/** `isDictionary`: its root is a dictionary, with or without braces. */
	'old-style-plist': { readonly isDictionary: boolean };
	'quote-entity': { readonly entity: string; readonly decoded: string };
	'real-or-date': { readonly element: 'real' | 'date' };
	'multiple-roots': NoFields;
	'space-in-tag': WrittenTag;
	'unexpected-text': { readonly text: string };
	'unexpected-end-of-file': { readonly innermost: ElementName; readonly openElements: number };
	'too-deep': { readonly limit: number };
	'too-large': {
		readonly size: number;
		readonly limit: number;
		readonly unit: 'bytes' | 'objects';
	};
	/** `opening`: `<!--`, `<?` or `<!`. `next`: the start of the next comment, if a comment is not closed before that. */
	'unclosed-comment': { readonly opening: string; readonly next?: number };
	/** `contentEnd`: the offset at which its end tag is missing. */
	'unclosed-element': { readonly element: ElementName; readonly contentEnd: number };
	/** `early`: it closes a dictionary before further keys of the same one. */
	'unexpected-end-tag': { readonly name: string; readonly early: boolean };
	'unfinished-tag': WrittenTag;
	/** `intended`: the element that is probably intended. */
	'unknown-element': {
		readonly name: string;
		readonly intended: ElementName | undefined;
		readonly endTag: MisspelledEndTag;
	};
	/** `missingQuote`: the quotation mark that is missing after the name; empty if it is there. */
	'unknown-encoding': { readonly encoding: string; readonly missingQuote: string };
	'unknown-entity': { readonly entity: string };
	/** `before`: the offset of the element that a start tag belongs before, if it is after it. */
	'value-without-key': WrittenTag & { readonly before?: number };
}
