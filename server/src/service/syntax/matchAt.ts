/** Matches sticky expressions at a place of a text, so that nobody leaves a place behind in one. */

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

/** The offset behind what `pattern` matches at `at`; `at` where it does not match. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
