/** The key that a value stands under. */
import type { PlistValue } from './plistValue.js';

/** Its own, or that of the array it is an item of; empty where there is neither. */
export function keyOf({ entry, array }: PlistValue): string {
	return entry?.key ?? array?.entry?.key ?? '';
}
