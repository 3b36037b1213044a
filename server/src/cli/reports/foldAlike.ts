/** Folds findings with the same message, which a report for people shows once. */
import { groupBy } from '../../service/index.js';
import type { CheckedFinding } from '../checkFile.js';

/** The findings that one paragraph shows: the first one, and others with its message, which are counted. */
export interface AlikeFindings {
	readonly first: CheckedFinding;
	readonly others: readonly CheckedFinding[];
}

/** Up to this many findings with one message are each shown, because tools can go to each of them. */
const mostShown = 3;

/** The findings of a file in their order. Those with the same code and message are one entry if they are many. */
export function foldAlike(findings: readonly CheckedFinding[]): readonly AlikeFindings[] {
	const groups = groupBy(findings, subjectOf);
	return findings.flatMap((each): AlikeFindings[] => {
		const [first, ...others] = groups.get(subjectOf(each)) ?? [];
		if (others.length < mostShown) return [{ first: each, others: [] }];
		return each === first ? [{ first, others }] : [];
	});
}

function subjectOf({ finding: { code, severity }, message }: CheckedFinding): string {
	return `${code} ${severity} ${message}`;
}
