/** Fixes that make a missing key of what a person wrote: an entry in an inner dictionary, with the key as its value, or with an unknown key that may be written for it. */
import type { DriverPlist, PlistContents } from '../../document/driverPlist.js';
import { type ExchangedEntry, exchangedEntriesFor } from '../../document/exchangedEntries.js';
import { innerEntriesOf, isOnlyInner } from '../../document/innerEntries.js';
import { defineMessages } from '../../messages/message.js';
import { isKnownClass } from '../../platform/classNames.js';
import { schemaAt } from '../../schema/describe.js';
import { pathOfEntry } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { moveEntryFix } from './entryFixes.js';
import { suits } from './renameFixes.js';
import { placeIn, renameInsteadFixes } from './renameInsteadFixes.js';

const titles = defineMessages('instead', {
	exchange: "Change the key to '{key}' and the value to '{written}'",
	exchangeIn: "Change the key to '{key}' and the value to '{written}' in '{place}'",
});

/** The fixes that move, rename, or exchange an entry instead of adding the key with a usual value, in the document or in a neighbor. */
export function insteadFixes(
	plist: PlistContents,
	dict: Dict,
	key: string,
	neighbor?: DriverPlist,
): readonly Fix[] {
	return [
		...exchangeFixes(plist, dict, key, neighbor),
		// A rule adds only to the root of a neighbor, for which no inner dictionary has a key.
		...(neighbor ? [] : moveInsteadFixes(plist, dict, key)),
		...renameInsteadFixes(plist, dict, key, neighbor),
	];
}

/** Exchanges the texts of the only entry that has the key as its value. */
function exchangeFixes(
	plist: PlistContents,
	dict: Dict,
	key: string,
	neighbor: DriverPlist | undefined,
): readonly Fix[] {
	const edited = neighbor ?? plist;
	const [entry, ...others] = exchangedEntriesFor(dict, key);
	if (!entry || others.length > 0 || !suits(edited, entry.value, dict, key)) return [];
	// A key of the driver can have any word as its name.
	const isValue = /[^A-Za-z0-9_]/.test(entry.key) || isKnownClass(entry.key);
	const fix = exchangeFix(entry, isValue && schemaAt(edited, pathOfEntry(entry)) === undefined);
	if (!neighbor) return [fix];
	const title = titles.exchangeIn({ written: entry.key, key, place: placeIn(neighbor) });
	return [{ title, edits: fix.edits, in: neighbor }];
}

/** Exchanges the texts of a key and its value. */
export function exchangeFix(entry: ExchangedEntry, preferred: boolean): Fix {
	const key = entry.value.value.trim();
	return {
		title: titles.exchange({ written: entry.key, key }),
		edits: [
			{ kind: 'renameKey', entry, key },
			{ kind: 'replaceContent', value: entry.value, by: entry.key },
		],
		preferred,
	};
}

/** Moves the only entry with the key that a dictionary of the personality has; none if nothing else is in that, which would then match all. */
function moveInsteadFixes(plist: PlistContents, dict: Dict, key: string): readonly Fix[] {
	const [entry, ...others] = innerEntriesOf(dict, key);
	if (!entry || others.length > 0 || entry.dict.entries.length < 2) return [];
	if (!isOnlyInner(entry) || !suits(plist, entry.value, dict, key)) return [];
	return [moveEntryFix(entry, dict, dict.entry?.key ?? '')];
}
