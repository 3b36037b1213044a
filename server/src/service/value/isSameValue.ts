/** Compares values. */
import type { PlistValue } from './plistValue.js';

/** Whether two values are known to be equal: strings, booleans, and integers; false for others. */
export function isSameValue(a: PlistValue, b: PlistValue): boolean {
	switch (a.type) {
		case 'string':
		case 'boolean':
			return a.type === b.type && a.value === b.value;
		case 'integer':
			return b.type === 'integer' && a.value !== undefined && a.value === b.value;
		default:
			return false;
	}
}
