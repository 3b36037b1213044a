/** Preprocessor conditions around a place in a dictionary, which do not apply to a new entry there. */
import type { DriverPlist } from '../document/driverPlist.js';
import { countWhile } from '../text/ordered.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict } from '../value/plistValue.js';

/** The range from the outermost `#if` around `offset` in a dictionary to its `#endif`; undefined if there is none. */
export function conditionAround(
	{ syntax: { directives } }: DriverPlist,
	{ contentRange }: Dict,
	offset: number,
): TextRange | undefined {
	const first = countWhile(
		directives.length,
		(at) => (directives[at]?.start ?? 0) < contentRange.start,
	);
	let start = -1;
	let open = 0;
	for (let at = first; at < directives.length; at++) {
		const directive = directives[at];
		if (!directive || directive.end > contentRange.end) break;
		if (open === 0 && directive.start >= offset) break;
		if (directive.role === 'if' && open++ === 0) start = directive.start;
		if (directive.role !== 'endif' || open === 0) continue;
		open--;
		if (open === 0 && directive.end > offset) return { start, end: directive.end };
	}
	return undefined;
}
