/** The changes with which a personality that matches is tried before another one, or next to it. */
import type { Match } from '../simulator/matchPersonality.js';
import { matchPersonality } from '../simulator/matchPersonality.js';
import {
	categoryOf,
	type DriverPersonality,
	isDext,
	probeScoreOf,
} from '../simulator/personality.js';
import { textOf } from '../simulator/properties.js';
import type { Simulation } from '../simulator/simulation.js';
import { applyChanges, type KeyChange } from './keyChange.js';
import { moreUsbKeys } from './usbChanges.js';

/**
 * The fewest changes with which the score is higher than that of a rival: an IOProbeScore, and where the family limits
 * what that adds, more keys of the device. Undefined if there are none. Resources need a category.
 */
export function higherScore(
	match: Match,
	rivalScore: number,
	simulation: Simulation,
): readonly KeyChange[] | undefined {
	const { personality, entry } = match;
	const { lineage } = simulation.classOf(entry);
	if (lineage.includes('IOResources') || lineage.includes('IOUserResources')) return undefined;
	const scoreWith = (changes: readonly KeyChange[]): number => {
		const properties = applyChanges(personality.properties, changes);
		const tried = matchPersonality({ ...personality, properties }, entry, simulation);
		return tried.result === 'match' ? (tried.score ?? 0) : Number.NEGATIVE_INFINITY;
	};
	const own = probeScoreOf(personality.properties);
	const tries = [[], ...moreUsbKeys(personality.properties, entry, simulation)].flatMap((keys) => {
		const score = scoreWith(keys);
		const missing = rivalScore - score + 1;
		return [keys, ...(Number.isFinite(missing) ? [[...keys, probeScore(own + missing)]] : [])];
	});
	const working = tries
		.map((changes) => ({ changes, score: scoreWith(changes) }))
		.filter(({ score }) => score > rivalScore);
	// Of equal changes, those with the lowest score exclude the fewest devices, such as other revisions.
	working.sort((a, b) => a.changes.length - b.changes.length || a.score - b.score);
	return working[0]?.changes;
}

/** The score as the kernel keeps it: of one that exceeds 32 bits, the rest. */
function probeScore(score: number): KeyChange {
	const value = BigInt.asUintN(64, BigInt.asIntN(32, BigInt(score)));
	return { key: ['IOProbeScore'], value: { type: 'integer', value } };
}

/** A category that no other driver has: the name of the class of the driver. */
export function ownCategory(personality: DriverPersonality): readonly KeyChange[] | undefined {
	const { properties } = personality;
	const name = textOf(properties, isDext(personality) ? 'IOUserClass' : 'IOClass');
	if (name === undefined || name === categoryOf(personality)) return undefined;
	return [{ key: ['IOMatchCategory'], value: { type: 'string', value: name } }];
}
