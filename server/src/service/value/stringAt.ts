/** Strings by their keys. */
import type { Dict } from './plistValue.js';

/** The string of a key; empty where there is none. */
export function stringAt(dict: Dict, key: string): string {
	const value = dict.get(key)?.value;
	return value?.type === 'string' ? value.value : '';
}
