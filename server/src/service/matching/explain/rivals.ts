/** The drivers that compete with a personality: those of the dump, and drivers of Apple that it does not show. */
import { seenText } from '../../platform/applePersonalities.js';
import { probeRefusalOf } from '../../platform/runningDrivers.js';
import type { AttachedDriver } from '../simulator/attachedDrivers.js';
import type { First, RankedMatch } from '../simulator/competition.js';
import type { DumpMatching, MatchedNode } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';
import { categoryOf, type DriverPersonality } from '../simulator/personality.js';
import { textOf } from '../simulator/properties.js';
import { type AppleRival, appleRivalsOn, driverNameIn } from './appleRivals.js';

export interface Rival {
	readonly personality: DriverPersonality;
	readonly className: string;
	readonly score: number;
	readonly isAttached: boolean;
	/** Such as `macOS 11`: the systems in which a driver of Apple was seen that the dump does not show. */
	readonly seenIn?: string;
	/** Whether the system of the dump is one of them. */
	readonly isCertain: boolean;
	/** Why its probe may refuse the entry. */
	readonly refuses: string | undefined;
}

/** When a personality would be tried: among those of the dump, or after a driver of Apple that the dump does not show. */
export type Place = First | 'after Apple' | 'possibly after Apple';

/** The others that match in the category of a personality, the highest score first. */
export function rivalsOf(
	personality: DriverPersonality,
	{ entry, attached, candidates }: MatchedNode,
	matching: DumpMatching,
): readonly Rival[] {
	const category = categoryOf(personality);
	const shown = candidates.filter(
		({ match, category: other }) =>
			other === category && match.personality !== personality && match.result === 'match',
	);
	const known = new Set(
		[personality, ...shown.map(({ match }) => match.personality)].map(({ properties }) =>
			driverNameIn(properties),
		),
	);
	const rivals = [
		...shown.map(({ match }) => rivalOf(match, attached)),
		...appleRivalsOn(entry, matching, known)
			.filter(({ match }) => categoryOf(match.personality) === category)
			.map(appleRivalOf),
	];
	return rivals.sort((a, b) => b.score - a.score);
}

/** The one with the highest score whose probe is not known to refuse the entry. */
export function firstRival(rivals: readonly Rival[]): Rival | undefined {
	return rivals.find(({ refuses }) => refuses === undefined);
}

function rivalOf({ personality, score }: Match, attached: readonly AttachedDriver[]): Rival {
	const className = textOf(personality.properties, 'IOClass') ?? '';
	return {
		personality,
		className,
		score: score ?? 0,
		isAttached: attached.some(({ driver }) => driver.className === className),
		isCertain: true,
		refuses: probeRefusalOf(className),
	};
}

function appleRivalOf({ apple, match, isCertain }: AppleRival): Rival {
	return {
		...rivalOf(match, []),
		seenIn: seenText(apple),
		isCertain,
		...(apple.decidesInProbe && {
			refuses: probeRefusalOf(apple.class) ?? 'can refuse the device',
		}),
	};
}

/** A driver of Apple that the dump does not show may be before those that it shows. */
export function placeOf(
	first: RankedMatch['first'],
	{ score }: Match,
	rivals: readonly Rival[],
): Place | undefined {
	if (first !== 'first' && first !== 'either') return first;
	const others = rivals.filter(({ seenIn, refuses }) => seenIn !== undefined && !refuses);
	const before = others.filter((rival) => rival.score > (score ?? 0));
	if (before.length > 0) {
		return before.some(({ isCertain }) => isCertain) ? 'after Apple' : 'possibly after Apple';
	}
	return others.some((rival) => rival.score === score) ? 'either' : first;
}
