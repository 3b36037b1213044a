/** Whether a character next to a damaged tag is a part of the content: it can belong to either. */

import { isKnownKey } from './knownKey.js';
import { canBeContent } from './leafContents.js';

/**
 * Whether the leaf `name` contains `whole` rather than `rest`, which lacks a character; undefined if both are possible: only
 * known keys and the form of numbers and data decide.
 */
export function isPartOfContent(name: string, whole: string, rest: string): boolean | undefined {
	const isContent = (text: string): boolean =>
		name === 'key' ? isKnownKey(text) : canBeContent(name, text);
	const isWhole = isContent(whole);
	return isWhole === isContent(rest) ? undefined : isWhole;
}
