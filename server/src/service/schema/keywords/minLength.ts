/** `minLength`: length of a string in characters (code points). */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const minLength: Keyword = {
	name: 'minLength',
	readsText: true,
	check(value, { schema }, report) {
		const text = scalarOf(value);
		if (schema.minLength === undefined || typeof text !== 'string') return;
		if ([...text].length < schema.minLength) report();
	},
};
