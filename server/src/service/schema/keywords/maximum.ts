/** `maximum`: the maximum of a number, inclusive. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const maximum: Keyword = {
	name: 'maximum',
	readsText: false,
	isViolated(value, { schema: { maximum: most } }) {
		const number = scalarOf(value);
		return most !== undefined && typeof number === 'number' && number > most;
	},
};
