/** `pattern`: the form of a string. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const pattern: Keyword = {
	name: 'pattern',
	readsText: true,
	isViolated(value, { regex }) {
		const text = scalarOf(value);
		return regex !== undefined && typeof text === 'string' && !regex.test(text);
	},
};
