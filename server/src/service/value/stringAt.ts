/** Reads a string of a dictionary. */
import type { Dict } from './plistValue.js';

/** The string of a key; empty if there is none. */
export function stringAt(dict: Dict, key: string): string {
	const value = dict.get(key)?.value;
	return value?.type === 'string' ? value.value : '';
}
