/** The key of a value. */
import type { PlistValue } from './plistValue.js';

/** The key of the value, or of the array that contains it; empty if neither has a key. */
export function keyOf({ entry, array }: PlistValue): string {
	return entry?.key ?? array?.entry?.key ?? '';
}
