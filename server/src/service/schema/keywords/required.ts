/** `required`: keys that a dict must have. */
import type { Keyword } from '../schemaNode.js';

export const required: Keyword = {
	name: 'required',
	readsText: false,
	check(value, { schema }, report) {
		if (value.type !== 'dict') return;
		for (const key of schema.required ?? []) {
			if (!value.get(key)) report(key);
		}
	},
};
