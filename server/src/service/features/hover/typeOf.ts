/** The types of a key in words, and how its numbers are written. */
import type { Schema } from '../../schema/schema.js';
import { inWords } from '../../text/inWords.js';
import type { PlistType } from '../../value/plistValue.js';

/** As many types as there are elements of values. */
const ALL_TYPES = 8;

/**
 * The plist element, or elements, that a key takes: `string or array of string`, `integer, or *`.
 * `literal` writes a value that stands for a whole type.
 */
export function typeOf(
	schema: Schema,
	literal: (value: string) => string = (value) => value,
): string {
	const types = typesOf(schema);
	if (types.length >= ALL_TYPES) return 'any type';
	const words = types.map((type) => {
		const of = type === 'array' && schema.items ? typeOf(schema.items, literal) : '';
		return of === '' ? type : `${type} of ${of}`;
	});
	const strings = types.includes('string') ? onlyStrings(schema) : [];
	if (strings.length === 0 || words.length < 2) return inWords(words, 'or');
	const others = words.filter((word) => word !== 'string');
	return `${inWords(others, 'or')}, or ${inWords(strings.map(literal), 'or')}`;
}

/** The plist elements that a schema names. */
export function typesOf({ 'x-plistType': types = [] }: Schema): readonly PlistType[] {
	return typeof types === 'string' ? [types] : types;
}

/** The strings that a branch of `anyOf` names one by one; empty where another branch takes any. */
function onlyStrings({ anyOf = [] }: Schema): readonly string[] {
	const branches = anyOf.filter(
		({ type, const: only }) => typeof only === 'string' || [type].flat().includes('string'),
	);
	const strings = branches.flatMap(({ const: only }) => (typeof only === 'string' ? [only] : []));
	return strings.length === branches.length ? strings : [];
}

/**
 * A number in hexadecimal where the key holds an id or a class: a field of one or two bytes, as its `maximum` tells.
 * Undefined for all others.
 */
export function hexOf(value: string | number | boolean, schema: Schema): string | undefined {
	const digits = digitsOf(schema);
	if (typeof value !== 'number' || digits === undefined || value < 0) return undefined;
	return `0x${value.toString(16).padStart(digits, '0')}`;
}

function digitsOf(schema: Schema): number | undefined {
	const maximum =
		schema.maximum ?? schema.anyOf?.find((branch) => branch.maximum !== undefined)?.maximum;
	if (maximum === 0xff) return 2;
	return maximum === 0xffff ? 4 : undefined;
}
