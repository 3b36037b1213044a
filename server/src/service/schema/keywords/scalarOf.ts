/** Converts plist values to JSON scalars, for keywords that compare. */
import type { PlistValue } from '../../value/plistValue.js';

/** A string, number or boolean; undefined for dictionaries, arrays and invalid values. */
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
