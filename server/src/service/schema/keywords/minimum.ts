/** `minimum`: the bound of a number, itself included. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const minimum: Keyword = {
	name: 'minimum',
	readsText: false,
	isBroken(value, { schema: { minimum: least } }) {
		const number = scalarOf(value);
		return least !== undefined && typeof number === 'number' && number < least;
	},
};
