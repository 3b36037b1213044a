/** Finds the entry of a key that may be misspelled. */
import { spellingOf } from '../text/spelling.js';
import type { Dict, DictEntry } from './plistValue.js';

/** The entry with one of `names`, or with an obvious misspelling of one: `NsEndpointSecurityEarlyBoot`, `IOUserServername`. */
export function entryLike(dict: Dict, names: readonly string[]): DictEntry | undefined {
	for (const name of names) {
		const entry = dict.get(name);
		if (entry) return entry;
	}
	return dict.entries.find(({ key }) =>
		names.some((name) => mayMisspell(key, name) && spellingOf(key, [name])?.certain === true),
	);
}

/** Rules most keys out, since this is asked for each entry of each personality: both ends of a name are rarely misspelled. */
function mayMisspell(key: string, name: string): boolean {
	if (Math.abs(key.length - name.length) > 2) return false;
	const [written, known] = [key.toLowerCase(), name.toLowerCase()];
	return written.slice(0, 2) === known.slice(0, 2) || written.slice(-2) === known.slice(-2);
}
