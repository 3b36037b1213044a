/** Names of C++ classes. */

/** Whether a text is a valid name of a C++ class. Letters of all scripts are allowed. */
export function isClassName(text: string): boolean {
	return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

/**
 * Whether a text cannot be the name of a class in any form: it has a character that is not in a name, and is not a template
 * or in a namespace.
 */
export function cannotBeClassName(text: string): boolean {
	return text !== '' && !isClassName(text) && !/::|<.*>/s.test(text);
}

/** The name in a text with other characters around it, such as quotes; undefined if there is none. */
export function classNameIn(text: string): string | undefined {
	const name = text.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '');
	return name !== text && isClassName(name) ? name : undefined;
}
