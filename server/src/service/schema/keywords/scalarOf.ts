/** The JSON scalar that a plist value becomes, for keywords that compare. */
import type { PlistValue } from '../../value/plistValue.js';

/** String, number or boolean; undefined for dicts, arrays and values that no parser reads. */
export function scalarOf(value: PlistValue): string | number | boolean | undefined {
	switch (value.type) {
		case 'string':
		case 'boolean':
		case 'real':
			return value.value;
		case 'integer':
			return value.value === undefined ? undefined : Number(value.value);
		case 'date':
		case 'data':
			return value.written;
		default:
			return undefined;
	}
}
