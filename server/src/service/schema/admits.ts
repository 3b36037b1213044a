/** Whether a schema takes a value that is still to be written. */
import type { NewEntry, NewValue } from '../edit/plistEdit.js';
import type { PlistType } from '../value/plistValue.js';
import { plistTypesOf } from './plistTypes.js';
import type { Schema } from './schema.js';

/** By what the schema says of types, scalars, the items of an array and the keys of a dict. */
export function admits(schema: Schema | undefined, value: NewValue): boolean {
	if (!schema) return true;
	const types = plistTypesOf(schema);
	const type = typeOf(value);
	if (type !== undefined && types.length > 0 && !types.includes(type)) return false;
	if (schema.anyOf && !schema.anyOf.some((branch) => admits(branch, value))) return false;
	if (schema.allOf && !schema.allOf.every((each) => admits(each, value))) return false;
	if (Array.isArray(value)) return value.every((item: NewValue) => admits(schema.items, item));
	if (typeof value === 'object' && 'dict' in value) return admitsDict(schema, value.dict);
	const scalar = typeof value === 'bigint' ? Number(value) : value;
	return typeof scalar === 'object' || admitsScalar(schema, scalar);
}

function admitsDict(schema: Schema, entries: readonly NewEntry[]): boolean {
	const { required = [], properties = {} } = schema;
	const keys = entries.map(([key]) => key);
	return (
		required.every((key) => keys.includes(key)) &&
		entries.every(([key, value]) => admits(properties[key], value))
	);
}

function admitsScalar(schema: Schema, scalar: string | number | boolean): boolean {
	if (schema.enum && !schema.enum.includes(scalar)) return false;
	if (schema.const !== undefined && schema.const !== scalar) return false;
	const { minimum = -Infinity, maximum = Infinity, minLength = 0, maxLength = Infinity } = schema;
	if (typeof scalar === 'number') return minimum <= scalar && scalar <= maximum;
	return typeof scalar !== 'string' || (minLength <= scalar.length && scalar.length <= maxLength);
}

function typeOf(value: NewValue): PlistType | undefined {
	switch (typeof value) {
		case 'string':
		case 'boolean':
			return typeof value as 'string' | 'boolean';
		case 'bigint':
			return 'integer';
		default:
			return Array.isArray(value) ? 'array' : undefined;
	}
}
