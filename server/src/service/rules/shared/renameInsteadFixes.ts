/** Fixes that rename an entry with an unknown key to a missing one, whose value it may have. */
import type { PlistContents } from '../../document/driverPlist.js';
import { defineMessages } from '../../messages/message.js';
import { unreadEntriesFor } from '../../schema/unreadEntries.js';
import type { Dict, DictEntry } from '../../value/plistValue.js';
import type { Fix } from '../rule.js';
import { uncovering } from './correctionFixes.js';
import { suits } from './renameFixes.js';

const titles = defineMessages('rename-instead', {
	rename: "Rename '{written}' to '{key}'",
});

/** Renames the only entry that may be written for a missing key; none if its value does not suit. A driver may have such a key of its own. */
export function renameInsteadFixes(plist: PlistContents, dict: Dict, key: string): readonly Fix[] {
	const [entry, ...others] = unreadEntriesFor(dict, key);
	if (!entry || others.length > 0 || !suits(plist, entry.value, dict, key)) return [];
	return [uncovering(renameOtherKeyFix(entry, key), entry, key)];
}

/** Renames a key that is not the one of the finding, so that the title names it. */
export function renameOtherKeyFix(entry: DictEntry, key: string, preferred = false): Fix {
	const title = titles.rename({ written: entry.key, key });
	return { title, edits: [{ kind: 'renameKey', entry, key }], preferred };
}
