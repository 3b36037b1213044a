/** Names of C++ classes. */

/** Whether a text may be the name of a C++ class; letters of every script are allowed. */
export function isClassName(text: string): boolean {
	return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}
