/** `enum`: a closed list of values. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const enumKeyword: Keyword = {
	name: 'enum',
	readsText: true,
	isViolated(value, { schema }) {
		if (value.type === 'invalid') return false;
		const scalar = scalarOf(value);
		return scalar === undefined ? isCollection(value.type) : !schema.enum?.includes(scalar);
	},
};

function isCollection(type: string): boolean {
	return type === 'dict' || type === 'array';
}
