/** The deepest level of a dump of a part of the registry, below which `ioreg -d` may have left out entries. */
import { onceFor } from '../../once.js';
import type { Registry, RegistryEntry } from '../../registry/registry.js';

/** Dumps of Macs from 2003 to 2020 have 16 to 33 levels. */
const levelsOfMac = 16;
/** More entries than the few that a person leaves in a dump. */
const entriesOfPart = 50;

/** The entries at the deepest level of a dump that does not start at the root of the registry, such as one of `ioreg -r`, or that has fewer levels than a Mac. */
export const deepestOfPart = onceFor(({ roots }: Registry): ReadonlySet<RegistryEntry> => {
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
	const isCut = levels < levelsOfMac && seen.size > entriesOfPart;
	return new Set(isWhole && !isCut ? [] : deepest);
});
