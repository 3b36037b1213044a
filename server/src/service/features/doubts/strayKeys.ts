/**
 * Keys in places where nothing reads them, as after a line that was moved. Adding such a key where it belongs would replace the value
 * that a person wrote by a usual one.
 */
import type { DriverPlist } from '../../document/driverPlist.js';
import type { NewValue, PlistEdit } from '../../edit/plistEdit.js';
import { schemaAt } from '../../schema/describe.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import { pathOfEntry } from '../../value/plistPath.js';
import type { DictEntry, PlistValue } from '../../value/plistValue.js';

/** Whether an edit adds an entry whose key, or a key in whose value, is in a place where nothing reads it. */
export function addsStrayKey(plist: DriverPlist, edit: PlistEdit): boolean {
	const keys = addedKeys(edit);
	if (keys.length === 0) return false;
	const entries = entriesByKey(plist);
	return keys.some((key) =>
		entries.get(nameOf(key))?.some((entry) => entry.key !== key || isStray(plist, entry)),
	);
}

function addedKeys(edit: PlistEdit): readonly string[] {
	if (edit.kind === 'insertEntry') return [edit.key, ...keysIn(edit.value)];
	return edit.kind === 'replaceValue' ? keysIn(edit.by) : [];
}

function keysIn(value: NewValue): readonly string[] {
	return typeof value === 'object' && 'dict' in value ? value.dict.map(([key]) => key) : [];
}

/** A key in the list of personalities is read as the name of one. */
function isStray(plist: DriverPlist, entry: DictEntry): boolean {
	const schema = schemaAt(plist, pathOfEntry(entry));
	if (!schema) return true;
	const types = plistTypesOf(schema);
	return entry.value.type !== 'dict' && types.length === 1 && types[0] === 'dict';
}

const known = new WeakMap<PlistValue, ReadonlyMap<string, readonly DictEntry[]>>();

/** A key without the slips that other rules report. */
function nameOf(key: string): string {
	return key.trim().toLowerCase();
}

/** All entries of a document, by their names. */
function entriesByKey({ root }: DriverPlist): ReadonlyMap<string, readonly DictEntry[]> {
	if (!root) return new Map();
	const found = known.get(root) ?? collect(root);
	known.set(root, found);
	return found;
}

/** Without recursion, since the nesting has no limit. */
function collect(root: PlistValue): ReadonlyMap<string, readonly DictEntry[]> {
	const byKey = new Map<string, DictEntry[]>();
	const waiting: PlistValue[] = [root];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (value.type === 'array') for (const item of value.items) waiting.push(item);
		if (value.type !== 'dict') continue;
		for (const entry of value.entries) {
			const name = nameOf(entry.key);
			const same = byKey.get(name);
			if (same) same.push(entry);
			else byKey.set(name, [entry]);
			waiting.push(entry.value);
		}
	}
	return byKey;
}
