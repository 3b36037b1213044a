/** `minItems`: how many items an array has at least. */
import type { Keyword } from '../schemaNode.js';

export const minItems: Keyword = {
	name: 'minItems',
	readsText: false,
	isBroken: (value, { schema }) =>
		value.type === 'array' && value.items.length < (schema.minItems ?? 0),
};
