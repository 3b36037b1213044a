/** `maxLength`: length of a string in characters (code points). */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const maxLength: Keyword = {
	name: 'maxLength',
	readsText: true,
	check(value, { schema }, report) {
		const text = scalarOf(value);
		if (schema.maxLength === undefined || typeof text !== 'string') return;
		if ([...text].length > schema.maxLength) report();
	},
};
