/** Explains why a personality matches an entry or not, as data. */
import type { PlistEdit } from '../../edit/plistEdit.js';
import type { RegistryEntry } from '../../registry/registry.js';
import type { AttachedDriver } from '../simulator/attachedDrivers.js';
import type { DumpMatching } from '../simulator/matchDump.js';
import { type Match, matchPersonality } from '../simulator/matchPersonality.js';
import {
	categoryOf,
	type DriverPersonality,
	isDext,
	probeScoreOf,
} from '../simulator/personality.js';
import { textOf } from '../simulator/properties.js';
import type { TestRow } from '../simulator/trace.js';
import { type EntitlementFact, entitlementFactsOf } from './entitlementFacts.js';
import { applyChanges, editsOf, type KeyChange } from './keyChange.js';
import { firstFailure } from './nearest.js';
import { type NodeFact, nodeFactsOf } from './nodeFacts.js';
import { type Place, placeOf, type Rival, rivalsOf } from './rivals.js';
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
	readonly rivals: readonly Rival[];
	readonly facts: readonly (NodeFact | EntitlementFact)[];
	/** The change with which it would match, or would be tried first. */
	readonly change: SuggestedChange | undefined;
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
	const { candidates, attached } = node;
	const ranked = candidates.find(({ match }) => match.personality === personality);
	const match = ranked?.match ?? matching.match(personality, entry);
	const category = categoryOf(personality);
	const rivals = rivalsOf(personality, node, matching);
	return {
		match,
		category,
		place: placeOf(ranked?.first, match, rivals),
		failure: firstFailure(match),
		score: scoreParts(match),
		rivals,
		facts: factsFor(personality, entry, attached, matching),
		change: changeFor(match, rivals, matching),
	};
}

/** The facts about the entry, and what the entitlements of the driver lack. */
function factsFor(
	personality: DriverPersonality,
	entry: RegistryEntry,
	attached: readonly AttachedDriver[],
	{ simulation }: DumpMatching,
): Explanation['facts'] {
	const facts = nodeFactsOf(entry, attached, simulation);
	const required = facts.flatMap((fact) => (fact.kind === 'entitlements' ? fact.anyOf : []));
	return [...facts, ...entitlementFactsOf(personality, required, entry, simulation)];
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

function changeFor(
	match: Match,
	rivals: readonly Rival[],
	matching: DumpMatching,
): SuggestedChange | undefined {
	const changes = smallestChange(match, matching.simulation);
	if (changes) return suggested('match', changes, match.personality);
	if (match.result !== 'match') return undefined;
	const [rival] = rivals.filter(({ refuses }) => refuses === undefined);
	if (!rival || (match.score ?? 0) > rival.score) return undefined;
	const byScore = higherScore(match, rival.score, matching);
	if (byScore) return suggested('first', [byScore], match.personality);
	const category = ownCategory(match.personality);
	return category ? suggested('own category', [category], match.personality) : undefined;
}

function suggested(
	reason: SuggestedChange['reason'],
	changes: readonly KeyChange[],
	{ dict }: DriverPersonality,
): SuggestedChange {
	return { reason, changes, edits: dict && editsOf(dict, changes) };
}

/** The IOProbeScore with which it is before a rival; undefined if the family reduces it. Resources need a category. */
function higherScore(
	match: Match,
	rivalScore: number,
	{ simulation }: DumpMatching,
): KeyChange | undefined {
	const { personality, entry, score = 0 } = match;
	const { lineage } = simulation.classOf(entry);
	if (lineage.includes('IOResources') || lineage.includes('IOUserResources')) return undefined;
	const own = probeScoreOf(personality.properties);
	const wanted = own + rivalScore - score + 1;
	const change: KeyChange = {
		key: ['IOProbeScore'],
		value: { type: 'integer', value: BigInt.asUintN(64, BigInt(wanted)) },
	};
	const properties = applyChanges(personality.properties, [change]);
	const tried = matchPersonality({ ...personality, properties }, entry, simulation);
	return tried.result === 'match' && (tried.score ?? 0) > rivalScore ? change : undefined;
}

/** A category that no other driver has: the name of the class of the driver. */
function ownCategory(personality: DriverPersonality): KeyChange | undefined {
	const { properties } = personality;
	const name = textOf(properties, isDext(personality) ? 'IOUserClass' : 'IOClass');
	if (name === undefined || name === categoryOf(personality)) return undefined;
	return { key: ['IOMatchCategory'], value: { type: 'string', value: name } };
}
