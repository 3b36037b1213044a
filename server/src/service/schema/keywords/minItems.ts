/** `minItems`: how many items an array has at least. */
import type { Keyword } from '../schemaNode.js';

export const minItems: Keyword = {
	name: 'minItems',
	readsText: false,
	check(value, { schema }, report) {
		if (value.type !== 'array') return;
		if (value.items.length < (schema.minItems ?? 0)) report();
	},
};
