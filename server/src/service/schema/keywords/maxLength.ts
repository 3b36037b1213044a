/** `maxLength`: the maximum length of a string in code points. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const maxLength: Keyword = {
	name: 'maxLength',
	readsText: true,
	isViolated(value, { schema: { maxLength: most } }) {
		const text = scalarOf(value);
		if (most === undefined || typeof text !== 'string') return false;
		return text.length > most && [...text].length > most;
	},
};
