/** Whether a character next to a damaged tag is a part of the content: it can belong to either. */

import type { TextRange } from '../../text/textRange.js';
import type { Fix } from '../rule.js';
import { isKnownKey } from './knownKey.js';
import { canBeContent } from './leafContents.js';
import { changeTextFix } from './textFixes.js';

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

/** Fixes for the start tag in `range` of the leaf `by` with characters in it that are a part of the content, or not. */
export function movedFixes(by: string, moved: string, content: string, range: TextRange): Fix[] {
	const isPart = isPartOfContent(by, moved + content, content);
	const tags = [`<${by}>${moved}`, `<${by}>`];
	if (isPart === undefined) return tags.map((each) => changeTextFix(range, each, false));
	return [changeTextFix(range, tags[isPart ? 0 : 1] ?? '')];
}
