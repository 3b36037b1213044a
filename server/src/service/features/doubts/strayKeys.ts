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
	if (keys.length === 0 || !plist.root) return false;
	const strays = knownStrays.get(plist.root) ?? new Strays(plist);
	knownStrays.set(plist.root, strays);
	return keys.some((key) => strays.has(key));
}

const knownStrays = new WeakMap<PlistValue, Strays>();

function addedKeys(edit: PlistEdit): readonly string[] {
	if (edit.kind === 'insertEntry') return [edit.key, ...keysIn(edit.value)];
	return edit.kind === 'replaceValue' ? keysIn(edit.by) : [];
}

function keysIn(value: NewValue): readonly string[] {
	return typeof value === 'object' && 'dict' in value ? value.dict.map(([key]) => key) : [];
}

/** The keys of a document that are in a wrong place. Each name is looked up once, so that the time stays linear. */
class Strays {
	private readonly entries: ReadonlyMap<string, readonly DictEntry[]>;
	private readonly known = new Map<string, boolean>();

	constructor(private readonly plist: DriverPlist) {
		this.entries = entriesByName(plist.root);
	}

	/** Whether a key is in a wrong place, or is written with a slip. */
	has(key: string): boolean {
		const found = this.known.get(key) ?? this.find(key);
		this.known.set(key, found);
		return found;
	}

	private find(key: string): boolean {
		const same = this.entries.get(nameOf(key)) ?? [];
		const alike = this.entries.get(endOf(key)) ?? [];
		return (
			same.some((entry) => entry.key !== key || this.isStray(entry)) ||
			alike.some((entry) => this.isStray(entry))
		);
	}

	/** A key in the list of personalities is read as the name of one, and one in a value of a personality by the driver. */
	private isStray(entry: DictEntry): boolean {
		const path = pathOfEntry(entry);
		if (path.length > 3 && path[0] === 'IOKitPersonalities') return false;
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

/** All entries of a document by their names, and by the ends of these. Without recursion, since the nesting has no limit. */
function entriesByName(root: PlistValue | undefined): ReadonlyMap<string, readonly DictEntry[]> {
	const byKey = new Map<string, DictEntry[]>();
	const waiting: PlistValue[] = root ? [root] : [];
	for (let value = waiting.pop(); value; value = waiting.pop()) {
		if (value.type === 'array') for (const item of value.items) waiting.push(item);
		if (value.type !== 'dict') continue;
		for (const entry of value.entries) {
			for (const name of new Set([nameOf(entry.key), endOf(entry.key)])) {
				const same = byKey.get(name);
				if (same) same.push(entry);
				else byKey.set(name, [entry]);
			}
			waiting.push(entry.value);
		}
	}
	return byKey;
}
