/** Entries with a key of a personality that are in a dictionary of it, as after a line that was moved. */
import { describingKeys } from '../platform/matchingKeys.js';
import type { Dict, DictEntry } from '../value/plistValue.js';
import { entriesIn } from '../value/valuesIn.js';
import { isPersonalities } from './rootKey.js';
import { isOnlyInPersonality } from './userClient.js';

/** The entries in values of a personality, or of a dictionary in one, that may be written for a key that it lacks; none elsewhere. */
export function innerEntriesOf({ entry, entries }: Dict, key: string): readonly DictEntry[] {
	if (!isInPersonalities(entry)) return [];
	return entries.flatMap(({ value }) => entriesIn(value).filter((each) => each.key === key));
}

function isInPersonalities(entry: DictEntry | undefined): boolean {
	for (let outer = entry?.dict.entry; outer; outer = outer.dict.entry) {
		if (isPersonalities(outer.key)) return true;
	}
	return false;
}

/** Whether an entry has no effect in a dictionary of a personality: nothing reads it there, or it is compared with a property of the device. */
export function isOnlyInner({ key, dict }: DictEntry): boolean {
	const outer = dict.entry ?? dict.array?.entry;
	if (outer === undefined) return false;
	if (outer.key === 'IOPropertyMatch') return true;
	return isOnlyInPersonality(key) && !describingKeys.includes(outer.key);
}
