/** Distinguishes containers with entries or items from values that can be replaced without a loss. */
import type { PlistValue } from './plistValue.js';

/** Whether a value contains others, which a string or a number in its place would delete. */
export function hasContent(value: PlistValue): boolean {
	return (
		(value.type === 'dict' && value.entries.length > 0) ||
		(value.type === 'array' && value.items.length > 0)
	);
}
