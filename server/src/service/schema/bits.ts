/** The size of the numbers that keys hold. */
import { descriptionsOf } from './describe.js';
import type { Schema } from './schema.js';

/** How many bits the numbers of a key have; undefined where the schemas give no maximum. */
export function bitsOf(key: string): number | undefined {
	const maximum = descriptionsOf(key)
		.map(({ schema }) => maximumOf(schema))
		.find((each) => each !== undefined);
	return maximum?.toString(2).length;
}

/** The greatest number that a schema allows, in itself, in one of several types, or in a list. */
export function maximumOf({ maximum, anyOf = [], allOf = [], items }: Schema): number | undefined {
	const parts = [...anyOf, ...allOf, ...(items ? [items] : [])];
	return maximum ?? parts.find((part) => part.maximum !== undefined)?.maximum;
}
