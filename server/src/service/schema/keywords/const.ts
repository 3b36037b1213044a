/** `const`: the only valid value. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const constKeyword: Keyword = {
	name: 'const',
	readsText: true,
	isViolated: (value, { schema }) => value.type !== 'invalid' && scalarOf(value) !== schema.const,
};
