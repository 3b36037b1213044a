/** Matches sticky expressions at an offset. Callers don't depend on the state of the expression. */

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** The end of the match of `pattern` at `at`; `at` if it does not match. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
