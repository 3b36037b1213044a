/** `maxLength`: length of a string in characters (code points). */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const maxLength: Keyword = {
	name: 'maxLength',
	readsText: true,
	isBroken(value, { schema: { maxLength: most } }) {
		const text = scalarOf(value);
		if (most === undefined || typeof text !== 'string') return false;
		return text.length > most && [...text].length > most;
	},
};
