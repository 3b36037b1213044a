/** Fixes that rename an entry with an unknown key to a missing one, whose value it may have. */
import type { DriverPlist, PlistContents } from '../../document/driverPlist.js';
import { fileNameOf } from '../../document/neighbors.js';
import { bundleNameOf } from '../../document/projectKexts.js';
import { defineMessages } from '../../messages/message.js';
import { unreadEntriesFor } from '../../schema/unreadEntries.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { uncovering } from './correctionFixes.js';
import { suits } from './renameFixes.js';

const titles = defineMessages('rename-instead', {
	rename: "Rename '{written}' to '{key}'",
	renameIn: "Rename '{written}' to '{key}' in '{place}'",
});

/** Renames the only entry that may be written for a missing key; none if its value does not suit. A driver may have such a key of its own. */
export function renameInsteadFixes(
	plist: PlistContents,
	dict: Dict,
	key: string,
	neighbor?: DriverPlist,
): readonly Fix[] {
	const edited = neighbor ?? plist;
	const [entry, ...others] = unreadEntriesFor(edited, dict, key);
	if (!entry || others.length > 0 || !suits(edited, entry.value, dict, key)) return [];
	return [uncovering(renameOtherKeyFix(entry, key, false, neighbor), entry, key)];
}

/** Renames a key that is not the one of the finding, so that the title names it, and the file if that is a neighbor. */
export function renameOtherKeyFix(
	entry: DictEntry,
	key: string,
	preferred: boolean,
	neighbor?: DriverPlist,
): Fix {
	const named = { written: entry.key, key };
	const edits = [{ kind: 'renameKey', entry, key }] as const;
	if (!neighbor) return { title: titles.rename(named), edits, preferred };
	const title = titles.renameIn({ ...named, place: placeIn(neighbor) });
	return { title, edits, in: neighbor };
}

/** What titles call a neighbor: the Info.plist of another bundle has the name of many files. */
export function placeIn(neighbor: DriverPlist): string {
	return neighbor.kind === 'entitlements' ? fileNameOf(neighbor.uri) : bundleNameOf(neighbor);
}
