/** Checks values that are not in a plist yet. */
import type { NewEntry, NewValue } from '../edit/plistEdit.js';
import type { PlistType } from '../value/plistValue.js';
import { plistTypesOf } from './plistTypes.js';
import type { Schema } from './schema.js';

/** Whether a schema allows a value, by its keywords for types, scalars, items and keys. */
export function allows(schema: Schema | undefined, value: NewValue): boolean {
	if (!schema) return true;
	const types = plistTypesOf(schema);
	const type = typeOf(value);
	if (type !== undefined && types.length > 0 && !types.includes(type)) return false;
	if (schema.anyOf && !schema.anyOf.some((branch) => allows(branch, value))) return false;
	if (schema.allOf && !schema.allOf.every((each) => allows(each, value))) return false;
	if (Array.isArray(value)) return value.every((item: NewValue) => allows(schema.items, item));
	if (typeof value === 'object' && 'dict' in value) return allowsDict(schema, value.dict);
	const scalar = typeof value === 'bigint' ? Number(value) : value;
	return typeof scalar === 'object' || allowsScalar(schema, scalar);
}

function allowsDict(schema: Schema, entries: readonly NewEntry[]): boolean {
	const { required = [], properties = {} } = schema;
	const keys = entries.map(([key]) => key);
	return (
		required.every((key) => keys.includes(key)) &&
		entries.every(([key, value]) => allows(properties[key], value))
	);
}

function allowsScalar(schema: Schema, scalar: string | number | boolean): boolean {
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
