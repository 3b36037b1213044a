/** Personalities of one plist that are identical, or compete for the same providers. */
import { canonicalText, hashOf } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';
import { isUserClientKey } from '../document/userClient.js';
import { isResourceNub } from '../platform/providers.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Groups of two or more personalities of one dictionary, each in the order of the text. */
export type PersonalityGroups = readonly (readonly Personality[])[];

export interface ComparedPersonalities {
	/** With the same keys and values, under whatever names. */
	readonly identical: PersonalityGroups;
	/**
	 * With the same matching keys and category, whatever their probe scores. Those with a category on a resource nub are
	 * left out: `shared-match-category` reports a shared category there.
	 */
	readonly competing: PersonalityGroups;
}

/** Keys that name what to create, not what to match. */
const creating: ReadonlySet<string> = new Set([
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

/** Unknown keys are taken for matching keys. */
function isMatchingKey(key: string): boolean {
	return !creating.has(key) && !isUserClientKey(key);
}

/**
 * Compares all personalities, except those that depend on the build. Hashes of the matching keys come first: hardly any
 * two are equal, and only personalities with equal hashes are compared in full.
 */
export function comparePersonalities(personalities: readonly Personality[]): ComparedPersonalities {
	const decided = personalities.filter(({ entry }) => !entry.conditional);
	const similar = grouped(decided, ({ dict }) => hashOf(dict, isMatchingKey));
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

function competes(dict: Dict): boolean {
	if (!dict.get('IOProviderClass')) return false;
	return !isResourceNub(stringAt(dict, 'IOProviderClass')) || !dict.get('IOMatchCategory');
}

/** The personalities of one dictionary with equal marks; those without a mark are left out. */
function grouped(
	personalities: readonly Personality[],
	markOf: (personality: Personality) => string | number | undefined,
): PersonalityGroups {
	if (personalities.length < 2) return [];
	const groups = new Map<Dict, Map<string | number, Personality[]>>();
	for (const personality of personalities) {
		const mark = markOf(personality);
		if (mark === undefined) continue;
		const { dict } = personality.entry;
		const siblings = groups.get(dict) ?? new Map<string | number, Personality[]>();
		groups.set(dict, siblings);
		const group = siblings.get(mark);
		if (group) group.push(personality);
		else siblings.set(mark, [personality]);
	}
	return [...groups.values()]
		.flatMap((siblings) => [...siblings.values()])
		.filter(({ length }) => length > 1);
}
