/** The results of tests: a test whose values are not all known has no certain result. */

/** `no match` is certain; it never follows from something that is unknown. */
export type Verdict = 'match' | 'no match' | 'unknown';

/** All must match. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.includes('no match')) return 'no match';
	return verdicts.includes('unknown') ? 'unknown' : 'match';
}

/** One must match. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
	if (verdicts.includes('match')) return 'match';
	return verdicts.includes('unknown') ? 'unknown' : 'no match';
}

/** The verdict of a comparison; undefined is unknown. */
export function verdictOf(matches: boolean | undefined): Verdict {
	if (matches === undefined) return 'unknown';
	return matches ? 'match' : 'no match';
}
