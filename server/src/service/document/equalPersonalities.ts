/** Which personalities say the same. */
import type { Dict } from '../value/plistValue.js';
import { canonicalText, surfaceText } from './canonicalText.js';
import type { Personality } from './driverPlist.js';

/**
 * Groups of two and more personalities in one dict that are equal in the keys that count, in the order of the text.
 * Left out are those on which the build decides. Most personalities differ at the surface, so that few are read in full.
 */
export function equalPersonalities(
	personalities: readonly Personality[],
	counts: (key: string) => boolean = () => true,
): readonly (readonly Personality[])[] {
	const decided = personalities.filter(({ entry }) => !entry.conditional);
	return grouped(decided, ({ dict }) => surfaceText(dict, counts)).flatMap((group) =>
		grouped(group, ({ dict }) => canonicalText(dict, counts)),
	);
}

function grouped(
	personalities: readonly Personality[],
	textOf: (personality: Personality) => string | undefined,
): readonly (readonly Personality[])[] {
	if (personalities.length < 2) return [];
	const groups = new Map<Dict, Map<string, Personality[]>>();
	for (const personality of personalities) {
		const text = textOf(personality);
		if (text === undefined) continue;
		const { dict } = personality.entry;
		const siblings = groups.get(dict) ?? new Map<string, Personality[]>();
		groups.set(dict, siblings);
		const group = siblings.get(text);
		if (group) group.push(personality);
		else siblings.set(text, [personality]);
	}
	return [...groups.values()]
		.flatMap((siblings) => [...siblings.values()])
		.filter(({ length }) => length > 1);
}
