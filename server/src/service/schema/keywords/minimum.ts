/** `minimum`: the minimum of a number, inclusive. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const minimum: Keyword = {
	name: 'minimum',
	readsText: false,
	isViolated(value, { schema: { minimum: least } }) {
		const number = scalarOf(value);
		return least !== undefined && typeof number === 'number' && number < least;
	},
};
