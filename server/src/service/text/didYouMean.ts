/** Suggests the known name nearest to a mistyped one, for commands, options, codes and keys. */
import { nearestByEdits } from './spelling.js';

/** ` Did you mean '…'?` with the name in `known` that is nearest to `typed`; empty if none is near. */
export function didYouMean(typed: string, known: Iterable<string>, dashes = ''): string {
	const nearest = nearestName(typed, known);
	return nearest === undefined ? '' : ` Did you mean '${dashes}${nearest}'?`;
}

function nearestName(typed: string, known: Iterable<string>): string | undefined {
	const names = new Map([...known].map((name) => [name.toLowerCase(), name]));
	const most = Math.max(1, Math.floor(typed.length * 0.4));
	return names.get(nearestByEdits(typed.toLowerCase(), names.keys(), most) ?? '');
}
