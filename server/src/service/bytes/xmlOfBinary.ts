/** The XML form of a binary property list, as `plutil -convert xml1` writes it. */
import type { NewValue } from '../edit/plistEdit.js';
import { renderDocument } from '../edit/xmlText.js';
import { encodeBase64 } from '../text/base64.js';
import { firstLoneSurrogate } from '../text/xmlCharacters.js';
import type { BinaryValue } from './readBinaryPlist.js';

/**
 * An object with several references is written several times, which can make a text of any length from a small file. In
 * UTF-16 code units; longer files are not read anyway.
 */
const maxLength = 50_000_000;
const maxLines = 1_000_000;

/** Undefined for values that XML in UTF-8 can't contain: null, a date that is not a number, half of a surrogate pair; and for those whose XML is too long. */
export function xmlOfBinary(root: BinaryValue): string | undefined {
	const { length, lines } = sizeOf(root, new Map());
	if (length > maxLength || lines > maxLines) return undefined;
	const value = newValueOf(root);
	return value === undefined ? undefined : withLineEnds(renderDocument(value));
}

/**
 * Escapes what readers of XML change to a line feed: a carriage return (XML 1.0, 2.11), and the line ends of XML 1.1
 * and Unicode, which the parser of the npm package `plist` changes, too.
 * CoreFoundation reads the references as these characters. IOKit reads none (IOCFUnserialize.yacc:getString), but it
 * does not read the binary file, either.
 */
function withLineEnds(xml: string): string {
	return xml.replace(/[\r\u0085\u2028\u2029]/g, (each) => `&#${each.charCodeAt(0)};`);
}

/** The least size of the XML of a value, with each of its parts as often as it is written. */
interface Size {
	/** In UTF-16 code units. */
	readonly length: number;
	readonly lines: number;
}

/** The tags of a value. */
const tagLength = 8;

function sizeOf(value: BinaryValue, sizes: Map<BinaryValue, Size>): Size {
	const known = sizes.get(value);
	if (known !== undefined) return known;
	let length = tagLength + contentLength(value);
	let lines = 1;
	for (const child of childrenOf(value)) {
		const size = sizeOf(child, sizes);
		// Each line has one more tab.
		length += size.length + size.lines;
		lines += size.lines;
	}
	sizes.set(value, { length, lines });
	return { length, lines };
}

function contentLength(value: BinaryValue): number {
	switch (value.type) {
		case 'string':
			return value.value.length;
		case 'data':
			return value.bytes.length;
		case 'dictionary':
			return value.entries.reduce((sum, [key]) => sum + key.length, 0);
		default:
			return 0;
	}
}

function childrenOf(value: BinaryValue): readonly BinaryValue[] {
	if (value.type === 'array') return value.items;
	return value.type === 'dictionary' ? value.entries.map(([, child]) => child) : [];
}

function newValueOf(value: BinaryValue): NewValue | undefined {
	switch (value.type) {
		case 'null':
			return undefined;
		case 'boolean':
		case 'integer':
			return value.value;
		case 'string':
			return firstLoneSurrogate(value.value) === undefined ? value.value : undefined;
		case 'real':
			return { element: 'real', text: realText(value.value) };
		case 'date':
			return dateOf(xmlDate(value.seconds));
		case 'data':
			return { element: 'data', text: encodeBase64(value.bytes) };
		case 'uid':
			return { dict: [['CF$UID', BigInt(value.value)]] };
		case 'array':
			return whole(value.items.map(newValueOf));
		case 'dictionary': {
			if (value.entries.some(([key]) => firstLoneSurrogate(key) !== undefined)) return undefined;
			const values = whole(value.entries.map(([, child]) => newValueOf(child)));
			return values && { dict: value.entries.map(([key], at) => [key, values[at] ?? '']) };
		}
	}
}

/** Undefined if a value is. */
function whole(values: readonly (NewValue | undefined)[]): readonly NewValue[] | undefined {
	const known = values.filter((each) => each !== undefined);
	return known.length === values.length ? known : undefined;
}

/** CoreFoundation CFPropertyList.c:_CFAppendXML0 writes these words for numbers without digits. */
function realText(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? '+infinity' : '-infinity';
	return Object.is(value, -0) ? '-0' : String(value);
}

function dateOf(text: string | undefined): NewValue | undefined {
	return text === undefined ? undefined : { element: 'date', text };
}

/**
 * The text of a date, from seconds since 2001. Undefined outside the range of ECMAScript. Years have at least four
 * digits and no `+`, as CoreFoundation reads them.
 */
export function xmlDate(seconds: number): string | undefined {
	const date = new Date(Date.UTC(2001, 0, 1) + seconds * 1000);
	if (Number.isNaN(date.getTime())) return undefined;
	return date
		.toISOString()
		.replace(/\.\d+/, '')
		.replace(/^(?:\+|(-))0*(?=\d{4})/, '$1');
}
