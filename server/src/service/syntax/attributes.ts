/** Reads the attributes in a tag as IOKit's parsers do (IOCFUnserialize.yacc:getTag, yylex). */
import { matchAt } from './matchAt.js';

export interface Attribute {
	readonly key: string;
	readonly value: string;
	/** Includes the spaces before it. */
	readonly start: number;
	readonly end: number;
}

export interface AttributeList {
	readonly attributes: readonly Attribute[];
	/** The end of the last attribute. Something else begins there, or the tag ends. */
	readonly end: number;
}

/** Spaces and tabs may be around each part. NUL is possible only at the beginning of a value, where it is not checked for. */
const attribute = /[ \t]*(?:([A-Za-z0-9-]+)[ \t]*)?=[ \t]*"(\0?[^"\0]*)"/y;
/** The maximum length of a name or a value, also of the element's name (TAG_MAX_LENGTH), and the maximum number of attributes (TAG_MAX_ATTRIBUTES). */
export const MAX_NAME_LENGTH = 30;
const MAX_ATTRIBUTES = 31;

const none: readonly Attribute[] = Object.freeze([]);

/** The attributes between the name of a tag, which ends at `from`, and its `>` or `/>` at `to`. */
export function readAttributes(text: string, from: number, to: number): AttributeList {
	if (from === to) return { attributes: none, end: from };
	const tag = text.slice(from, to);
	const attributes: Attribute[] = [];
	let after = 0;
	while (attributes.length < MAX_ATTRIBUTES) {
		const match = matchAt(attribute, tag, after);
		if (!match) break;
		const [{ length }, key = '', value = ''] = match;
		attributes.push({ key, value, start: from + after, end: from + after + length });
		after += length;
	}
	return { attributes, end: from + after };
}

export function isTooLong({ key, value }: Attribute): boolean {
	return key.length > MAX_NAME_LENGTH || value.length > MAX_NAME_LENGTH;
}

/** The meaning of the attributes of a tag for IOKit. */
export interface Meaning {
	/** The `ID` of another object to which the tag refers. */
	readonly reference?: number;
	/** The number by which others can refer to the object; negative if they can't. */
	readonly id: number;
	/** The number of bits of an integer. */
	readonly size: number;
	/** The attribute for which the tag is rejected. */
	readonly rejected?: Attribute;
}

const plain: Meaning = Object.freeze({ id: -1, size: 64 });

/** The last `ID` and `size` apply. The first `IDREF` ends the tag, which must be an empty-element tag. */
export function meaningOf(attributes: readonly Attribute[], isEmpty: boolean): Meaning {
	if (attributes.length === 0) return plain;
	let { id, size } = plain;
	for (const each of attributes) {
		const { key, value } = each;
		if (key === 'IDREF' && isEmpty) return { reference: toInt32(value), id, size };
		if (key === 'ID') id = toInt32(value);
		else if (key.startsWith('ID')) return { id, size, rejected: each };
		else if (key === 'size') size = toInt32(value) >>> 0;
	}
	return { id, size };
}

/** Whether IOKit's parsers accept the end tag whose name ends at `from` and whose `>` is at `to`. */
export function isEndTagOfIOKit(text: string, from: number, to: number, isLeaf: boolean): boolean {
	const { attributes, end } = readAttributes(text, from, to);
	if (end < to || attributes.some(isTooLong)) return false;
	// Other code reads the end tags of leaves, and ignores the meaning of attributes.
	return isLeaf || meaningOf(attributes, false).rejected === undefined;
}

/** Whether the empty-element tag refers to another object, if IOKit's parsers accept it. */
export function isReference(text: string, start: number, openEnd: number): boolean {
	return text.charAt(openEnd - 2) === '/' && text.slice(start, openEnd).includes('IDREF');
}

/** Reads a number as C's `strtol` does with base 0, into 32 bits. */
function toInt32(written: string): number {
	const match = /^[\t-\r ]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))/.exec(written);
	if (!match) return 0;
	const [, sign, hexadecimal, octal, decimal] = match;
	const size = BigInt(
		hexadecimal !== undefined
			? `0x${hexadecimal}`
			: octal !== undefined
				? `0o${octal}`
				: (decimal ?? 0),
	);
	return Number(BigInt.asIntN(32, sign === '-' ? -size : size));
}
