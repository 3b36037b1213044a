/** `pattern`: the form of a string. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const pattern: Keyword = {
	name: 'pattern',
	readsText: true,
	check(value, { regex }, report) {
		const text = scalarOf(value);
		if (regex && typeof text === 'string' && !regex.test(text)) report();
	},
};
