/** `type`: the JSON type that a plist value becomes (schemas/README.md). */
import type { PlistValue } from '../../value/plistValue.js';
import type { JsonType } from '../schema.js';
import type { Keyword } from '../schemaNode.js';

export const type: Keyword = {
	name: 'type',
	readsText: false,
	check(value, { schema }, report) {
		const wanted = schema.type;
		if (wanted === undefined) return;
		const fits =
			typeof wanted === 'string'
				? hasJsonType(value, wanted)
				: wanted.some((each) => hasJsonType(value, each));
		if (!fits) report();
	},
};

function hasJsonType(value: PlistValue, wanted: JsonType): boolean {
	switch (value.type) {
		case 'dict':
			return wanted === 'object';
		case 'array':
			return wanted === 'array';
		case 'boolean':
			return wanted === 'boolean';
		case 'integer':
			return wanted === 'integer' || wanted === 'number';
		case 'real':
			return wanted === 'number' || (wanted === 'integer' && Number.isInteger(value.value));
		case 'string':
		case 'date':
		case 'data':
			return wanted === 'string';
		case 'invalid':
			return true;
	}
}
