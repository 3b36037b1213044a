/** Finds personalities of one plist that are identical, or that compete for the same providers. */
import { canonicalText, hashOf } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';
import { isUserClientKey } from '../document/userClient.js';
import { groupBy } from '../groupBy.js';
import { isResourceNub } from '../platform/providers.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Groups of two or more personalities of one dictionary, each in the order of the text. */
export type PersonalityGroups = readonly (readonly Personality[])[];

export interface ComparedPersonalities {
	/** Personalities with the same keys and values; their names may differ. */
	readonly identical: PersonalityGroups;
	/**
	 * Personalities with the same matching keys and category; their probe scores may differ. Without those that have a
	 * category on a resource nub, for which `shared-match-category` reports a shared category.
	 */
	readonly competing: PersonalityGroups;
}

/** Keys about the object to create, not about what to match. */
const creationKeys: ReadonlySet<string> = new Set([
	'CFBundleIdentifier',
	'CFBundleIdentifierKernel',
	'IOClass',
	'IOKitDebug',
	'IOProbeScore',
	'IOUserClass',
	'IOUserClientClass',
	'IOUserServerName',
	'IOUserServerOneProcess',
]);

/** Whether a key is a matching key; unknown keys are treated as such. */
export function isMatchingKey(key: string): boolean {
	return !creationKeys.has(key) && !isUserClientKey(key);
}

/**
 * Compares all personalities, except those that depend on the build. Compares hashes of the matching keys first, since
 * few personalities are equal; only those with equal hashes are compared in full.
 */
export function comparePersonalities(personalities: readonly Personality[]): ComparedPersonalities {
	const unconditional = personalities.filter(({ entry }) => !entry.conditional);
	const similar = grouped(unconditional, ({ dict }) => hashOf(dict, isMatchingKey));
	return {
		identical: similar.flatMap((group) =>
			grouped(group, ({ dict }) => canonicalText(dict, () => true)),
		),
		competing: similar.flatMap((group) =>
			grouped(group, ({ dict }) =>
				competes(dict) ? canonicalText(dict, isMatchingKey) : undefined,
			),
		),
	};
}

/** Those of `others` that match the same providers as each personality, in the same category. */
export function rivalsOf<Other extends Personality>(
	personalities: readonly Personality[],
	others: readonly Other[],
): ReadonlyMap<Personality, readonly Other[]> {
	const matchHash = ({ dict }: Personality): number => hashOf(dict, isMatchingKey);
	// Few personalities have rivals, so that few texts are built.
	const hashes = new Set(others.length > 0 ? personalities.map(matchHash) : []);
	const byMatch = groupBy(others, (other) =>
		hashes.has(matchHash(other)) ? matchOf(other) : undefined,
	);
	const rivals = new Map<Personality, readonly Other[]>();
	for (const personality of byMatch.size > 0 ? personalities : []) {
		const match = matchOf(personality);
		const same = match === undefined ? undefined : byMatch.get(match);
		if (same) rivals.set(personality, same);
	}
	return rivals;
}

/** A text that is equal for competitors only; undefined if the personality depends on the build. */
function matchOf({ dict, entry }: Personality): string | undefined {
	return entry.conditional || !competes(dict) ? undefined : canonicalText(dict, isMatchingKey);
}

/** Whether only one driver of the category starts for what a personality matches, and no other rule reports it. */
export function competes(dict: Dict): boolean {
	if (!dict.get('IOProviderClass')) return false;
	return !isResourceNub(stringAt(dict, 'IOProviderClass')) || !dict.get('IOMatchCategory');
}

/** Groups the personalities of each dictionary by `keyOf`, without those for which it is undefined. */
function grouped(
	personalities: readonly Personality[],
	keyOf: (personality: Personality) => string | number | undefined,
): PersonalityGroups {
	if (personalities.length < 2) return [];
	return [...groupBy(personalities, ({ entry }) => entry.dict).values()]
		.flatMap((siblings) => [...groupBy(siblings, keyOf).values()])
		.filter(({ length }) => length > 1);
}
