/** Finds equal personalities. */
import type { Dict } from '../value/plistValue.js';
import { canonicalText, hashOf } from './canonicalText.js';
import type { Personality } from './driverPlist.js';

/**
 * Groups of two or more personalities of one dictionary that are equal in the included keys, in the order of the text,
 * without those that depend on the build. Compares texts only for equal hashes, since most personalities differ.
 */
export function equalPersonalities(
	personalities: readonly Personality[],
	isIncluded: (key: string) => boolean = () => true,
): readonly (readonly Personality[])[] {
	const unconditional = personalities.filter(({ entry }) => !entry.conditional);
	return grouped(unconditional, ({ dict }) => hashOf(dict, isIncluded)).flatMap((group) =>
		grouped(group, ({ dict }) => canonicalText(dict, isIncluded)),
	);
}

function grouped(
	personalities: readonly Personality[],
	keyOf: (personality: Personality) => string | number | undefined,
): readonly (readonly Personality[])[] {
	if (personalities.length < 2) return [];
	const groups = new Map<Dict, Map<string | number, Personality[]>>();
	for (const personality of personalities) {
		const key = keyOf(personality);
		if (key === undefined) continue;
		const { dict } = personality.entry;
		const siblings = groups.get(dict) ?? new Map<string | number, Personality[]>();
		groups.set(dict, siblings);
		const group = siblings.get(key);
		if (group) group.push(personality);
		else siblings.set(key, [personality]);
	}
	return [...groups.values()]
		.flatMap((siblings) => [...siblings.values()])
		.filter(({ length }) => length > 1);
}
