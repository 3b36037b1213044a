/**
 * Keys in places where nothing reads them, as after a line that was moved, and unknown keys that may be written for others. Adding
 * such a key where it belongs would replace the value that a person wrote by a usual one.
 */

import type { DriverPlist } from '../../document/driverPlist.js';
import { exchangedEntriesFor } from '../../document/exchangedEntries.js';
import { innerEntriesOf } from '../../document/innerEntries.js';
import { isLibraryList } from '../../document/rootEntries.js';
import { isOnlyInPersonality, isUserClientKey } from '../../document/userClient.js';
import type { NewValue, PlistEdit } from '../../edit/plistEdit.js';
import { groupBy } from '../../groupBy.js';
import { onceFor } from '../../once.js';
import { describingKeys } from '../../platform/matchingKeys.js';
import { schemaAt } from '../../schema/describe.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import { unreadEntriesFor } from '../../schema/unreadEntries.js';
import { pathOfEntry } from '../../value/plistPath.js';
import type { DictEntry } from '../../value/plistValue.js';
import { entriesIn } from '../../value/valuesIn.js';

/** Whether an edit adds an entry whose key, or a key in whose value, is in a place where nothing reads it, in a dictionary of the same personality, or misspelled or exchanged with its value next to it. */
export function addsStrayKey(plist: DriverPlist, edit: PlistEdit): boolean {
	const keys = addedKeys(edit);
	if (keys.length === 0 || !plist.root) return false;
	if (edit.kind === 'insertEntry') {
		const { into, key } = edit;
		const written = [innerEntriesOf, exchangedEntriesFor];
		if (unreadEntriesFor(plist, into, key).length > 0) return true;
		if (written.some((entriesFor) => entriesFor(into, key).length > 0)) return true;
	}
	const strays = straysIn(plist);
	return keys.some((key) => strays.has(key));
}

const straysIn = onceFor((plist: DriverPlist) => new Strays(plist));

function addedKeys(edit: PlistEdit): readonly string[] {
	if (edit.kind === 'insertEntry') return [edit.key, ...keysIn(edit.value)];
	return edit.kind === 'replaceValue' ? keysIn(edit.by) : [];
}

function keysIn(value: NewValue): readonly string[] {
	return typeof value === 'object' && 'dict' in value ? value.dict.map(([key]) => key) : [];
}

/** The keys of a document that are in a wrong place. Each name is looked up once, so that the time stays linear. */
class Strays {
	private readonly byName: ReadonlyMap<string, readonly DictEntry[]>;
	private readonly byEnd: ReadonlyMap<string, readonly DictEntry[]>;
	private readonly known = new Map<string, boolean>();

	constructor(private readonly plist: DriverPlist) {
		const entries = entriesIn(plist.root);
		this.byName = groupBy(entries, ({ key }) => nameOf(key));
		this.byEnd = groupBy(entries, ({ key }) => endOf(key));
	}

	/** Whether a key is in a wrong place, or is written with a slip. */
	has(key: string): boolean {
		const found = this.known.get(key) ?? this.find(key);
		this.known.set(key, found);
		return found;
	}

	private find(key: string): boolean {
		const same = this.byName.get(nameOf(key)) ?? [];
		const alike = this.byEnd.get(endOf(key)) ?? [];
		return (
			same.some((entry) => entry.key !== key || this.isStray(entry)) ||
			alike.some((entry) => this.isStray(entry))
		);
	}

	/** A key in the list of personalities is read as the name of one, and most in a value of a personality by the driver. */
	private isStray(entry: DictEntry): boolean {
		const path = pathOfEntry(entry);
		if (path.length > 3 && path[0] === 'IOKitPersonalities') {
			const outer = String(path[2]);
			// Devices have no such property.
			const isCompared = outer === 'IOPropertyMatch';
			return isOnlyInPersonality(entry.key) && (isCompared || !describingKeys.includes(outer));
		}
		// Not the name of a personality, or of a library.
		if (path.length === 2 && path[0] === 'IOKitPersonalities' && isUserClientKey(entry.key))
			return true;
		if (isLibraryList(this.plist, entry.dict) && !entry.key.includes('.')) return true;
		const schema = schemaAt(this.plist, path);
		if (!schema) return true;
		const types = plistTypesOf(schema);
		return entry.value.type !== 'dict' && types.length === 1 && types[0] === 'dict';
	}
}

/** A key without the slips that other rules report. */
function nameOf(key: string): string {
	return key.trim().toLowerCase();
}

/** The last part of a key such as `com.apple.developer.driverkit`, with its dot. */
function endOf(key: string): string {
	const name = nameOf(key);
	return name.slice(Math.max(0, name.lastIndexOf('.')));
}
