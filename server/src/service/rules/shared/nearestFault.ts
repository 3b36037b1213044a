/** Finds faults near another one without a search of all: each of thousands can look for one. */

import { groupBy } from '../../groupBy.js';
import { onceFor } from '../../once.js';
import type { SyntaxFault } from '../../syntax/syntaxFault.js';
import { countWhile } from '../../text/ordered.js';

type Faults = readonly SyntaxFault[];

/** The nearest fault before or after another one of a document that is about a tag. */
type FindNearest = (
	faults: Faults,
	from: SyntaxFault,
	step: 1 | -1,
	tag: string,
) => SyntaxFault | undefined;

/** Groups the faults of each document once, by the tag that each is about. */
export function nearestBy(tagOf: (fault: SyntaxFault) => string | undefined): FindNearest {
	const byTag = onceFor((faults: Faults) => groupBy(faults, tagOf));
	return (faults, { range: { start } }, step, tag) => {
		const same = byTag(faults).get(tag) ?? [];
		return same[step > 0 ? countBefore(start + 1, same) : countBefore(start, same) - 1];
	};
}

/** The index of a fault in the faults of its document. */
export function indexOfFault({ range }: SyntaxFault, faults: Faults): number {
	return countBefore(range.start, faults);
}

function countBefore(offset: number, faults: Faults): number {
	return countWhile(faults.length, (at) => (faults[at]?.range.start ?? 0) < offset);
}
