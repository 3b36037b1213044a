/** Finds the values of a binary property list that an XML property list can't contain. */
import { firstLoneSurrogate, firstNotXml } from '../text/xmlCharacters.js';
import type { PlistPath } from '../value/plistPath.js';
import type { BinaryValue } from './readBinaryPlist.js';
import { xmlDate } from './xmlOfBinary.js';

/** The first such value. The last item of the path is the key, if the fault is in it. */
export type XmlFault =
	| {
			readonly reason: 'null' | 'dateNotANumber' | 'distantDate' | 'longInteger';
			readonly path: PlistPath;
	  }
	| {
			readonly reason: 'character' | 'characterInKey';
			readonly character: string;
			readonly path: PlistPath;
	  };

/** CoreFoundation reads integers from -2^63 to 2^64 - 1 in XML (CFPropertyList.c:parseIntegerTag). */
const minInteger = -(2n ** 63n);
const maxInteger = 2n ** 64n - 1n;

/** What XML can't contain, for a purpose. */
interface Limits {
	readonly isLongInteger: (value: bigint) => boolean;
	readonly firstInvalid: (text: string) => string | undefined;
}

/** What other programs can read. */
const readable: Limits = {
	isLongInteger: (value) => value < minInteger || value > maxInteger,
	firstInvalid: firstNotXml,
};

/** What `xmlOfBinary` can write. */
const writable: Limits = { isLongInteger: () => false, firstInvalid: firstLoneSurrogate };

/** Undefined if other programs can read all values in XML. A value with several references is read once. */
export function xmlFaultOf(root: BinaryValue): XmlFault | undefined {
	return faultIn(root, [], readable, new Set());
}

/** The first value that `xmlOfBinary` can't write; undefined if there is none, even if its XML is too long. */
export function unwritableIn(root: BinaryValue): XmlFault | undefined {
	return faultIn(root, [], writable, new Set());
}

function faultIn(
	value: BinaryValue,
	path: PlistPath,
	limits: Limits,
	seen: Set<BinaryValue>,
): XmlFault | undefined {
	switch (value.type) {
		case 'null':
			return { reason: 'null', path };
		case 'integer':
			return limits.isLongInteger(value.value) ? { reason: 'longInteger', path } : undefined;
		case 'date':
			if (Number.isNaN(value.seconds)) return { reason: 'dateNotANumber', path };
			return xmlDate(value.seconds) === undefined ? { reason: 'distantDate', path } : undefined;
		case 'string':
			return faultInText(value.value, 'character', path, limits);
		case 'array':
		case 'dictionary':
			if (seen.has(value)) return undefined;
			seen.add(value);
			return value.type === 'array'
				? firstOf(value.items, (item, at) => faultIn(item, [...path, at], limits, seen))
				: firstOf(
						value.entries,
						([key, each]) =>
							faultInText(key, 'characterInKey', [...path, key], limits) ??
							faultIn(each, [...path, key], limits, seen),
					);
		default:
			return undefined;
	}
}

function faultInText(
	text: string,
	reason: 'character' | 'characterInKey',
	path: PlistPath,
	{ firstInvalid }: Limits,
): XmlFault | undefined {
	const character = firstInvalid(text);
	return character === undefined ? undefined : { reason, character, path };
}

function firstOf<Item>(
	items: readonly Item[],
	faultOf: (item: Item, at: number) => XmlFault | undefined,
): XmlFault | undefined {
	for (const [at, item] of items.entries()) {
		const fault = faultOf(item, at);
		if (fault) return fault;
	}
	return undefined;
}
