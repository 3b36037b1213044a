/** Finds the usual value of a key by its schema. */
import type { PlistContents } from '../document/driverPlist.js';
import { listedValues } from './listedValues.js';
import type { Schema } from './schema.js';

/** The only listed value of a schema, its first one if that is a build variable, or the one for the kind of plist. */
export function usualValue(
	schema: Schema,
	{ kind, form }: Pick<PlistContents, 'kind' | 'form'>,
): string | undefined {
	const listed = listedValues(schema, kind).map(({ value }) => value);
	const ofKind = schema['x-values']?.find(({ kinds }) => kinds?.includes(kind))?.value;
	const isClosed = schema.enum !== undefined || schema.const !== undefined;
	const [first] = listed;
	const isUsual = listed.length === 1 || (!isClosed && isVariable(first) && form === 'source');
	const value = isUsual ? first : ofKind;
	if (typeof value !== 'string') return undefined;
	return isVariable(value) && form === 'built' ? undefined : value;
}

function isVariable(value: string | number | boolean | undefined): boolean {
	return typeof value === 'string' && /^\$\(\w+\)$/.test(value);
}
