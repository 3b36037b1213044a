/** `minLength`: the minimum length of a string in code points. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const minLength: Keyword = {
	name: 'minLength',
	readsText: true,
	isViolated(value, { schema: { minLength: least } }) {
		const text = scalarOf(value);
		if (least === undefined || typeof text !== 'string') return false;
		// A code point has two UTF-16 units at most.
		return text.length < 2 * least && [...text].length < least;
	},
};
