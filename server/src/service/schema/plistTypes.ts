/** Reads the plist types that a schema allows, as a list and in words. */
import { inWords } from '../text/inWords.js';
import type { PlistType } from '../value/plistValue.js';
import type { Schema } from './schema.js';

/** The number of types. */
const ALL_TYPES = 8;

const fromJson = {
	string: 'string',
	integer: 'integer',
	number: 'real',
	boolean: 'boolean',
	object: 'dict',
	array: 'array',
} as const;

/** The plist types that a schema allows, the usual one first; empty if it allows any. */
export function plistTypesOf({ 'x-plistType': types, type }: Schema): readonly PlistType[] {
	if (types !== undefined) return typeof types === 'string' ? [types] : types;
	return type === undefined ? [] : [type].flat().map((json) => fromJson[json]);
}

/**
 * The plist elements that a schema allows, in words: `string or array of string`, `integer, or *`.
 * `literal` formats a literal value.
 */
export function typeOf(
	schema: Schema,
	literal: (value: string) => string = (value) => value,
): string {
	const types = plistTypesOf(schema);
	if (types.length >= ALL_TYPES) return 'any type';
	const words = types.map((type) => {
		const of = type === 'array' && schema.items ? typeOf(schema.items, literal) : '';
		if (of === '') return type;
		return `${type} of ${of.includes(' or ') ? `(${of})` : of}`;
	});
	const strings = types.includes('string') ? onlyStrings(schema) : [];
	if (strings.length === 0 || words.length < 2) return inWords(words, 'or');
	const others = words.filter((word) => word !== 'string');
	return `${inWords(others, 'or')}, or ${inWords(strings.map(literal), 'or')}`;
}

/** The strings that branches of `anyOf` list as constants; empty if a branch allows any string. */
function onlyStrings({ anyOf = [] }: Schema): readonly string[] {
	const branches = anyOf.filter(
		({ type, const: only }) => typeof only === 'string' || [type].flat().includes('string'),
	);
	const strings = branches.flatMap(({ const: only }) => (typeof only === 'string' ? [only] : []));
	return strings.length === branches.length ? strings : [];
}
