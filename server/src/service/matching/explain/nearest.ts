/** How near a personality is to an entry that it does not match. */
import type { Match } from '../simulator/matchPersonality.js';
import type { TestRow } from '../simulator/trace.js';

/** The first test that does not match, which ends the comparison of the kernel. */
export function firstFailure({ trace }: Match): TestRow | undefined {
	return (
		trace.find(({ result, informs }) => result === 'no match' && !informs) ??
		trace.find(({ result, informs }) => result === 'unknown' && !informs)
	);
}

/** The nearest first: those that pass the most tests in order, then those with the fewest that fail. */
export function byNearness(matches: readonly Match[]): readonly Match[] {
	return [...matches]
		.map((match) => ({ match, passed: passedBefore(match), failed: failedTests(match) }))
		.sort((a, b) => b.passed - a.passed || a.failed - b.failed)
		.map(({ match }) => match);
}

function passedBefore(match: Match): number {
	const first = firstFailure(match);
	const before = first ? match.trace.slice(0, match.trace.indexOf(first)) : match.trace;
	return before.filter(({ result }) => result === 'match').length;
}

function failedTests({ trace }: Match): number {
	return trace.filter(({ result }) => result === 'no match').length;
}
