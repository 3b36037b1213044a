/** `maximum`: the bound of a number, itself included. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const maximum: Keyword = {
	name: 'maximum',
	readsText: false,
	check(value, { schema }, report) {
		const number = scalarOf(value);
		if (schema.maximum === undefined || typeof number !== 'number') return;
		if (number > schema.maximum) report();
	},
};
