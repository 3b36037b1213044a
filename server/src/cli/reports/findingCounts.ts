/** Counts findings by severity. */
import { type Severity, severities } from '../../service/index.js';
import { count } from '../displayText.js';

export type FindingCounts = Record<Severity, number>;

export function noFindings(): Record<Severity, number> {
	return { error: 0, warning: 0, information: 0, hint: 0 };
}

/** `1 warning`, `2 hints`: those of each severity, the most severe first. */
export function countsOf(counts: Readonly<FindingCounts>): readonly string[] {
	return severities.filter((one) => counts[one] > 0).map((one) => count(counts[one], nouns[one]));
}

const nouns: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'information message',
	hint: 'hint',
};
