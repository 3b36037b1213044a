/** `x-plistType`: the plist element, which `type` cannot tell. */
import type { Keyword } from '../schemaNode.js';

export const xPlistType: Keyword = {
	name: 'x-plistType',
	readsText: false,
	check(value, { schema }, report) {
		const wanted = schema['x-plistType'];
		if (wanted === undefined || value.type === 'invalid') return;
		const fits = typeof wanted === 'string' ? wanted === value.type : wanted.includes(value.type);
		if (!fits) report();
	},
};
