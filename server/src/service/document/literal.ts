/** Strings without build variables, whose value is known before a build. */
import { entryLike } from '../value/entryLike.js';
import type { Dict, PlistValue } from '../value/plistValue.js';

/** The string of a key; undefined if it contains a build variable. */
export function literal(dict: Dict, key: string): string | undefined {
	const entry = dict.get(key);
	return entry && literalOf(entry.value);
}

/** The same of a key that may be misspelled, without the whitespace around it. */
export function literalLike(dict: Dict, key: string): string | undefined {
	const entry = entryLike(dict, [key]);
	return entry && literalOf(entry.value)?.trim();
}

export function literalOf(value: PlistValue): string | undefined {
	return value.type === 'string' && value.variables.length === 0 ? value.value : undefined;
}
