/** `minItems`: the minimum number of items of an array. */
import type { Keyword } from '../schemaNode.js';

export const minItems: Keyword = {
	name: 'minItems',
	readsText: false,
	isViolated: (value, { schema }) =>
		value.type === 'array' && value.items.length < (schema.minItems ?? 0),
};
