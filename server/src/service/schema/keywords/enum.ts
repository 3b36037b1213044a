/** `enum`: a closed list of values. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const enumKeyword: Keyword = {
	name: 'enum',
	readsText: true,
	check(value, { schema }, report) {
		if (value.type === 'invalid') return;
		const scalar = scalarOf(value);
		if (scalar === undefined ? isCollection(value.type) : !schema.enum?.includes(scalar)) report();
	},
};

function isCollection(type: string): boolean {
	return type === 'dict' || type === 'array';
}
