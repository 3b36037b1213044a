/** `const`: the one value. */
import type { Keyword } from '../schemaNode.js';
import { scalarOf } from './scalarOf.js';

export const constKeyword: Keyword = {
	name: 'const',
	readsText: true,
	check(value, { schema }, report) {
		if (value.type === 'invalid') return;
		if (scalarOf(value) !== schema.const) report();
	},
};
