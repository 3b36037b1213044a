/** Names of C++ classes. */
import { trimmedEnd } from './trimmedEnd.js';

const partOfName = /[\p{L}\p{N}_]/u;

/** Whether a text is a valid name of a C++ class. Letters of all scripts are allowed. */
export function isClassName(text: string): boolean {
	return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

/**
 * Whether a text cannot be the name of a class in any form: it has a character that is not in a name, and is not a template
 * or in a namespace.
 */
export function cannotBeClassName(text: string): boolean {
	return text !== '' && !isClassName(text) && !text.includes('::') && !hasArguments(text);
}

/** Whether a text has the arguments of a template. */
function hasArguments(text: string): boolean {
	const start = text.indexOf('<');
	return start >= 0 && text.lastIndexOf('>') > start;
}

/** The name in a text with other characters around it, such as quotes; undefined if there is none. */
export function classNameIn(text: string): string | undefined {
	const start = text.search(partOfName);
	if (start < 0) return undefined;
	const name = trimmedEnd(text.slice(start), (character) => !partOfName.test(character));
	return name !== text && isClassName(name) ? name : undefined;
}
