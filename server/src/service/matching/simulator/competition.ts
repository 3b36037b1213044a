/** Which personalities of a category would be tried first (xnu IOService.cpp:probeCandidates). */
import { groupBy } from '../../groupBy.js';
import type { Match } from './matchPersonality.js';
import { categoryKey, categoryOf } from './personality.js';

/**
 * Whether a personality would be tried first in its category: `either` of several with the same score, or `not shown` if
 * the dump does not show the drivers that would be tried before it.
 */
export type First = 'first' | 'either' | 'later' | 'unknown' | 'not shown';

/** Which of the drivers of an entry a dump shows. */
export type ShownDrivers = 'all' | 'some' | 'none';

export interface RankedMatch {
	readonly match: Match;
	readonly category: string;
	/** Undefined for a personality that does not match. */
	readonly first: First | undefined;
}

/** Orders the matches of one entry by category and score, the highest first. */
export function rankMatches(
	matches: readonly Match[],
	shownDrivers: ShownDrivers = 'all',
): readonly RankedMatch[] {
	const byCategory = groupBy(matches, ({ personality }) => categoryKey(personality));
	return [...byCategory.values()].flatMap((same) => {
		const sorted = [...same].sort(compareMatches);
		const tops = topScores(sorted);
		return sorted.map((match) => ({
			match,
			category: categoryOf(match.personality),
			first: amongShown(firstOf(match, tops), shownDrivers),
		}));
	});
}

const order = { match: 0, unknown: 1, 'no match': 2 } as const;

function compareMatches(a: Match, b: Match): number {
	const byResult = order[a.result] - order[b.result];
	return byResult !== 0 ? byResult : compareScores(b.score ?? 0, a.score ?? 0);
}

/** The kernel subtracts scores in 32 bits (xnu IOService.cpp:IOServiceObjectOrder). */
function compareScores(a: number, b: number): number {
	return (a - b) | 0;
}

interface Tops {
	/** The highest score of the matches, and how many have it; undefined if one of the scores is unknown. */
	readonly best: number | undefined;
	readonly count: number;
	/** Whether a personality whose result or score is unknown may be before all. */
	readonly isUncertain: boolean;
}

function topScores(sorted: readonly Match[]): Tops {
	const certain = sorted.filter(({ result, score }) => result === 'match' && score !== undefined);
	const best = certain[0]?.score;
	return {
		best,
		count: certain.filter(({ score }) => score === best).length,
		isUncertain: sorted.some(
			({ result, score }) =>
				result !== 'no match' &&
				(score === undefined ||
					(result === 'unknown' && best !== undefined && compareScores(score, best) >= 0)),
		),
	};
}

function firstOf({ result, score }: Match, { best, count, isUncertain }: Tops): First | undefined {
	if (result === 'no match') return undefined;
	if (result === 'unknown' || score === undefined || best === undefined) return 'unknown';
	if (score !== best) return 'later';
	if (isUncertain) return 'unknown';
	return count > 1 ? 'either' : 'first';
}

/** One that is before those that the dump shows may be after others. */
function amongShown(first: First | undefined, shownDrivers: ShownDrivers): First | undefined {
	if (shownDrivers === 'all' || (first !== 'first' && first !== 'either')) return first;
	return shownDrivers === 'none' ? 'not shown' : 'unknown';
}
