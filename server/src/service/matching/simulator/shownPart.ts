/** What a dump of a part of the registry does not show: `ioreg -d` may have left out entries below its deepest level. */
import { onceFor } from '../../once.js';
import type { Registry, RegistryEntry } from '../../registry/registry.js';

/** Dumps of Macs from 2003 to 2020 have 16 to 33 levels. */
const levelsOfMac = 16;
/** More entries than the few that a person leaves in a dump. */
const entriesOfPart = 50;

export interface ShownPart {
	/** Whether the dump starts at the root of the registry, but has fewer levels than a Mac. */
	readonly hasFewLevels: boolean;
	/** The entries at the deepest level, if that is so, or if the dump starts elsewhere, such as one of `ioreg -r`. */
	readonly deepest: ReadonlySet<RegistryEntry>;
}

/** Nothing is at the deepest level of a dump of a whole registry. */
export const shownPartOf = onceFor(({ roots }: Registry): ShownPart => {
	const isWhole = roots.some(({ className }) => className === 'IORegistryEntry');
	let deepest: readonly RegistryEntry[] = [];
	let levels = 0;
	let level = roots;
	const seen = new Set<RegistryEntry>();
	while (level.length > 0) {
		deepest = level;
		levels += 1;
		const next = deepest.flatMap(({ children }) => children.filter((each) => !seen.has(each)));
		for (const each of next) seen.add(each);
		level = next;
	}
	const hasFewLevels = isWhole && levels < levelsOfMac && seen.size > entriesOfPart;
	return { hasFewLevels, deepest: new Set(isWhole && !hasFewLevels ? [] : deepest) };
});
