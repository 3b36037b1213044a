/** Suggests the known name nearest to a mistyped one, for commands, options, codes and keys. */
import { editDistance } from '../service/index.js';

/** ` Did you mean '…'?` with the name in `known` that is nearest to `typed`; empty if none is near. */
export function didYouMean(typed: string, known: Iterable<string>, dashes = ''): string {
	const nearest = nearestName(typed, known);
	return nearest === undefined ? '' : ` Did you mean '${dashes}${nearest}'?`;
}

function nearestName(typed: string, known: Iterable<string>): string | undefined {
	const wanted = typed.toLowerCase();
	let nearest: string | undefined;
	let least = Math.max(1, Math.floor(typed.length * 0.4)) + 1;
	for (const name of known) {
		if (Math.abs(name.length - typed.length) >= least) continue;
		const distance = editDistance(wanted, name.toLowerCase(), least - 1);
		if (distance < least) {
			least = distance;
			nearest = name;
		}
	}
	return nearest;
}
