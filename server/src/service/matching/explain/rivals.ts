/** The drivers that compete with a personality: those of the dump, and drivers of Apple that it does not show. */
import { onceFor } from '../../once.js';
import { seenText } from '../../platform/applePersonalities.js';
import { probeRefusalOf } from '../../platform/runningDrivers.js';
import type { First, RankedMatch } from '../simulator/competition.js';
import type { DumpMatching, MatchedNode } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';
import { categoryKey, type DriverPersonality } from '../simulator/personality.js';
import { textOf } from '../simulator/properties.js';
import { type AppleRival, appleRivalsOn, driverNameIn } from './appleRivals.js';
import { attachedMatches } from './attachedMatches.js';

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

/** Those that match an entry in one category, the highest score first: what the rivals of each of them have in common. */
class Competition {
	readonly rivals: readonly Rival[];
	/** Those whose probe is not known to refuse the entry. */
	readonly accepting: readonly Rival[];
	readonly ofApple: readonly Rival[];
	/** The personalities in the category, those that do not match included. */
	readonly ranked: ReadonlyMap<DriverPersonality, RankedMatch>;

	/** Drivers of Apple with the name `excluded` are left out, like those that the dump or a plist shows. */
	constructor(node: MatchedNode, category: string, matching: DumpMatching, excluded?: string) {
		const { entry, candidates } = node;
		const inCategory = candidates.filter(
			({ match }) => categoryKey(match.personality) === category,
		);
		this.ranked = new Map(inCategory.map((each) => [each.match.personality, each]));
		const shown = inCategory.filter(({ match }) => match.result === 'match');
		const known = new Set(shown.map(({ match }) => driverNameIn(match.personality.properties)));
		if (excluded !== undefined) known.add(excluded);
		this.ofApple = appleRivalsOn(entry, matching, known)
			.filter(({ match }) => categoryKey(match.personality) === category)
			.map(appleRivalOf);
		const attached = attachedMatches(node, matching);
		this.rivals = [
			...shown.map(({ match }) => rivalOf(match, attached.has(match))),
			...this.ofApple,
		].sort((a, b) => b.score - a.score);
		this.accepting = this.rivals.filter(({ refuses }) => refuses === undefined);
	}
}

/** By category. A node is kept while its entry is shown. */
const competitionsOn = onceFor((_: MatchedNode) => new Map<string, Competition>());

function competitionIn(node: MatchedNode, category: string, matching: DumpMatching): Competition {
	const known = competitionsOn(node);
	const competition = known.get(category) ?? new Competition(node, category, matching);
	known.set(category, competition);
	return competition;
}

/** The others that match in the category of a personality, the highest score first. They are listed when they are shown. */
export class Rivals implements Iterable<Rival> {
	readonly #personality: DriverPersonality;
	readonly #competition: Competition;

	constructor(personality: DriverPersonality, node: MatchedNode, matching: DumpMatching) {
		const category = categoryKey(personality);
		const competition = competitionIn(node, category, matching);
		const name = driverNameIn(personality.properties);
		const isShown = competition.ofApple.some((rival) => rival.personality.name === name);
		this.#personality = personality;
		this.#competition = isShown ? new Competition(node, category, matching, name) : competition;
	}

	/** What the personality is among them; undefined if it is not for the class of the entry. */
	get own(): RankedMatch | undefined {
		return this.#competition.ranked.get(this.#personality);
	}

	/** The one with the highest score. */
	get highest(): Rival | undefined {
		return this.#otherIn(this.#competition.rivals);
	}

	/** The one with the highest score whose probe is not known to refuse the entry. */
	get first(): Rival | undefined {
		return this.#otherIn(this.#competition.accepting);
	}

	/** Drivers of Apple that the dump does not show. */
	get ofApple(): readonly Rival[] {
		return this.#competition.ofApple;
	}

	*[Symbol.iterator](): Iterator<Rival> {
		for (const rival of this.#competition.rivals) {
			if (rival.personality !== this.#personality) yield rival;
		}
	}

	#otherIn([first, second]: readonly Rival[]): Rival | undefined {
		return first?.personality === this.#personality ? second : first;
	}
}

function rivalOf({ personality, score }: Match, isAttached: boolean): Rival {
	const className = textOf(personality.properties, 'IOClass') ?? '';
	return {
		personality,
		className,
		score: score ?? 0,
		isAttached,
		isCertain: true,
		refuses: probeRefusalOf(className),
	};
}

function appleRivalOf({ apple, match, isCertain }: AppleRival): Rival {
	return {
		...rivalOf(match, false),
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
	{ ofApple }: Rivals,
): Place | undefined {
	if (first !== 'first' && first !== 'either' && first !== 'not shown') return first;
	const others = ofApple.filter(({ refuses }) => !refuses);
	const before = others.filter((rival) => rival.score > (score ?? 0));
	if (before.length > 0) {
		return before.some(({ isCertain }) => isCertain) ? 'after Apple' : 'possibly after Apple';
	}
	const isTied = first === 'first' && others.some((rival) => rival.score === score);
	return isTied ? 'either' : first;
}
