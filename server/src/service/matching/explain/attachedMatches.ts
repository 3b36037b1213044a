/** The personalities of the drivers that are attached to an entry: drivers of one class can have several. */
import type { AttachedDriver } from '../simulator/attachedDrivers.js';
import { comparedText, identityOf } from '../simulator/distinctPersonalities.js';
import type { DumpMatching, MatchedNode } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';

/** The match of each driver that is attached to an entry, if its personality is known. */
export function attachedMatches(
	{ entry, attached, candidates }: MatchedNode,
	matching: DumpMatching,
): ReadonlySet<Match> {
	const matches = candidates.flatMap(({ match }) => (match.result === 'match' ? match : []));
	return new Set(
		attached.flatMap((driver) => {
			const personality = matching.dump.personalityOf(driver);
			const text = comparedText(matching.match(personality, entry));
			const shown = matches.find((match) => comparedText(match) === text);
			return shown ?? ofPlist(driver, matches) ?? [];
		}),
	);
}

/** The personality of a plist that a driver is from: of several, the one with its score, or else with the highest one. */
function ofPlist(
	{ personality, score }: AttachedDriver,
	matches: readonly Match[],
): Match | undefined {
	const identity = identityOf(personality);
	const same = matches.filter(
		(match) => match.personality.dict && identityOf(match.personality) === identity,
	);
	return same.find((match) => match.score === score) ?? same[0];
}
