/** `minimum`: the bound of a number, itself included. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const minimum: Keyword = {
	name: 'minimum',
	readsText: false,
	check(value, { schema }, report) {
		const number = scalarOf(value);
		if (schema.minimum === undefined || typeof number !== 'number') return;
		if (number < schema.minimum) report();
	},
};
