/** Decides which elements are proposed for a value: not those that a check would report where another one is right. */
import { withText } from '../../document/analyze.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import type { TextRange } from '../../text/textRange.js';
import { findingsIn } from '../findings.js';

/** UTF-16 code units up to which elements are tried: each is a check of the whole text. Driver property lists are much smaller. */
const mostTried = 50_000;

/** An element with the XML that it is tried with. */
interface Candidate<Element> {
	readonly element: Element;
	readonly xml: string;
}

/**
 * The elements without those that add findings to the one with the fewest findings, of several the first one. Entries that
 * are still missing are reported with each of them.
 */
export function suitableElements<Element>(
	plist: DriverPlist,
	{ start, end }: TextRange,
	candidates: readonly Candidate<Element>[],
): readonly Element[] {
	if (candidates.length < 2 || plist.text.length > mostTried)
		return candidates.map(({ element }) => element);
	const tried = candidates.map(({ element, xml }) => ({
		element,
		counts: countsIn(withText(plist, plist.text.slice(0, start) + xml + plist.text.slice(end))),
	}));
	const best = tried.reduce((a, b) => (sumOf(b.counts) < sumOf(a.counts) ? b : a));
	return tried
		.filter(({ counts }) =>
			[...counts].every(([code, count]) => count <= (best.counts.get(code) ?? 0)),
		)
		.map(({ element }) => element);
}

/** The code of an empty name, which a person types after the element is inserted. */
const emptyName = 'empty-match-list';

/** The number of findings above hint, by code. */
function countsIn(plist: DriverPlist): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { code, severity } of findingsIn(plist)) {
		if (severity !== 'hint' && code !== emptyName) counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	return counts;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
