/** Names of C++ classes. */

/** Whether a text is a valid name of a C++ class. Letters of all scripts are allowed. */
export function isClassName(text: string): boolean {
	return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}
