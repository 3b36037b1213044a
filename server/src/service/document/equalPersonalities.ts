/** Which personalities say the same. */
import type { Dict } from '../value/plistValue.js';
import { canonicalText, sketchOf } from './canonicalText.js';
import type { Personality } from './driverPlist.js';

/**
 * Groups of two and more personalities in one dict that are equal in the keys that count, in the order of the text.
 * Left out are those on which the build decides. Few need be written out for that: most differ in their sketches.
 */
export function equalPersonalities(
	personalities: readonly Personality[],
	counts: (key: string) => boolean = () => true,
): readonly (readonly Personality[])[] {
	const decided = personalities.filter(({ entry }) => !entry.conditional);
	return grouped(decided, ({ dict }) => sketchOf(dict, counts)).flatMap((group) =>
		grouped(group, ({ dict }) => canonicalText(dict, counts)),
	);
}

function grouped(
	personalities: readonly Personality[],
	markOf: (personality: Personality) => string | number | undefined,
): readonly (readonly Personality[])[] {
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
