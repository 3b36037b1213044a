/** The names that a new personality can't have. */
import { stringAt } from '../value/stringAt.js';
import type { PlistContents } from './driverPlist.js';
import { isPersonalities } from './rootKey.js';

/** The keys of all dictionaries of personalities, and the classes of dexts, which are customarily the same. */
export function takenPersonalityNames({ root, personalities }: PlistContents): ReadonlySet<string> {
	const lists = root?.type === 'dict' ? root.entries.filter(({ key }) => isPersonalities(key)) : [];
	const names = lists.flatMap(({ value }) =>
		value.type === 'dict' ? value.entries.map(({ key }) => key) : [],
	);
	const classes = personalities.map(({ dict }) => stringAt(dict, 'IOUserClass'));
	return new Set([...names, ...classes]);
}
