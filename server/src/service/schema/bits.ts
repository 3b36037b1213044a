/** Computes the size of the numbers of a key. */
import { descriptionsOf } from './describe.js';
import type { Schema } from './schema.js';

/** The number of bits of the numbers of a key; undefined if no schema has a maximum. */
export function bitsOf(key: string): number | undefined {
	const maximum = descriptionsOf(key)
		.map(({ schema }) => maximumOf(schema))
		.find((each) => each !== undefined);
	return maximum?.toString(2).length;
}

/** The maximum of a schema, or of one of its types or items. */
export function maximumOf({ maximum, anyOf = [], allOf = [], items }: Schema): number | undefined {
	const parts = [...anyOf, ...allOf, ...(items ? [items] : [])];
	return maximum ?? parts.find((part) => part.maximum !== undefined)?.maximum;
}
