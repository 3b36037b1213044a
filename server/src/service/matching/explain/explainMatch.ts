/** Explains why a personality matches an entry or not, as data. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { RegistryEntry } from '../../registry/registry.js';
import type { AttachedDriver } from '../simulator/attachedDrivers.js';
import type { DumpMatching } from '../simulator/matchDump.js';
import type { Match } from '../simulator/matchPersonality.js';
import {
	categoryOf,
	type DriverPersonality,
	isDext,
	probeScoreOf,
} from '../simulator/personality.js';
import type { TestRow } from '../simulator/trace.js';
import { type EntitlementFact, entitlementFactsOf } from './entitlementFacts.js';
import { areAccepted, editsOf, type KeyChange } from './keyChange.js';
import { firstFailure } from './nearest.js';
import { type NodeFact, nodeFactsOf } from './nodeFacts.js';
import { higherScore, ownCategory } from './precedence.js';
import { precedesDriverKit } from './providerClass.js';
import { type Place, placeOf, Rivals } from './rivals.js';
import { smallestChange } from './smallestChange.js';

export interface Explanation {
	readonly match: Match;
	readonly category: string;
	/** Undefined for a personality that does not match. */
	readonly place: Place | undefined;
	/** The first test that fails, or is unknown. */
	readonly failure: TestRow | undefined;
	/** What adds to the score: IOProbeScore has no key. */
	readonly score: readonly ScorePart[];
	/** The others that match in its category, the highest score first: those of the dump, and drivers of Apple. */
	readonly rivals: Rivals;
	readonly facts: readonly (NodeFact | EntitlementFact)[];
	/** Changes with each of which it would match, or would be tried first; the most likely one first. */
	readonly changes: readonly SuggestedChange[];
}

export interface ScorePart {
	readonly key: string;
	readonly score: number;
}

export interface SuggestedChange {
	readonly reason: 'match' | 'first' | 'own category';
	readonly changes: readonly KeyChange[];
	/** The edits of its plist; undefined for a personality of a dump, or a value that can't be written. */
	readonly edits: readonly PlistEdit[] | undefined;
}

export function explainMatch(
	personality: DriverPersonality,
	entry: RegistryEntry,
	matching: DumpMatching,
): Explanation {
	const node = matching.node(entry);
	const rivals = new Rivals(personality, node, matching);
	const match = rivals.own?.match ?? matching.match(personality, entry);
	return {
		match,
		category: categoryOf(personality),
		place: placeOf(rivals.own?.first, match, rivals),
		failure: firstFailure(match),
		score: scoreParts(match),
		rivals,
		facts: factsFor(match, node.attached, matching),
		changes: changesFor(match, rivals, matching),
	};
}

/** The facts about the entry, and what the entitlements of the driver lack; what it requires if they are not known. */
function factsFor(
	match: Match,
	attached: readonly AttachedDriver[],
	{ simulation }: DumpMatching,
): Explanation['facts'] {
	const { personality, entry, trace } = match;
	const facts = nodeFactsOf(entry, attached, simulation);
	const required = facts.flatMap((fact) => (fact.kind === 'entitlements' ? fact.anyOf : []));
	const isOfClass = !trace.some(({ test, result }) => test === 'class' && result === 'no match');
	const lacking = isOfClass ? entitlementFactsOf(personality, required, entry, simulation) : [];
	const areKnown = (personality.entitlements ?? []).length > 0;
	const isRequired = isOfClass && isDext(personality) && !areKnown;
	return [
		...(precedesDriverKit(match, simulation) ? [{ kind: 'without DriverKit' } as const] : []),
		...facts.filter(({ kind }) => kind !== 'entitlements' || isRequired),
		...lacking,
	];
}

function scoreParts({ trace, personality }: Match): readonly ScorePart[] {
	const own = probeScoreOf(personality.properties);
	return [
		...trace.flatMap(({ key, score, wanted }) =>
			score ? [{ key: key.join('.') || (wanted.type === 'text' ? wanted.text : ''), score }] : [],
		),
		...(own === 0 ? [] : [{ key: 'IOProbeScore', score: own }]),
	];
}

/** With what a personality would match; if it does, with what it would be before a driver that is not after it. */
function changesFor(
	match: Match,
	rivals: Rivals,
	{ simulation }: DumpMatching,
): readonly SuggestedChange[] {
	const suggested = (
		reason: SuggestedChange['reason'],
		changes: readonly KeyChange[] | undefined,
	): readonly SuggestedChange[] => {
		const { dict } = match.personality;
		if (!changes || !areAccepted(match.personality, changes)) return [];
		return [{ reason, changes, edits: dict && editsOf(dict, changes) }];
	};
	const toMatch = smallestChange(match, simulation);
	if (toMatch) return suggested('match', toMatch);
	const rival = rivals.first;
	if (match.result !== 'match' || !rival || (match.score ?? 0) > rival.score) return [];
	const toBeFirst = higherScore(match, rival.score, simulation);
	// A dext next to the driver of a device often can't open it.
	if (toBeFirst && isDext(match.personality)) return suggested('first', toBeFirst);
	return [
		...suggested('first', toBeFirst),
		...suggested('own category', ownCategory(match.personality)),
	];
}
