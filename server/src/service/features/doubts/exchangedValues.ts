/** Values that a fix would replace although a person wrote them for another key: a neighboring one, or one that is misnamed as a copy. */

import { textOfValue } from '../../document/canonicalText.js';
import type { DriverPlist } from '../../document/driverPlist.js';
import type { PlistEdit } from '../../edit/plistEdit.js';
import { groupBy } from '../../groupBy.js';
import { onceFor } from '../../once.js';
import { schemaAt } from '../../schema/describe.js';
import { plistTypesOf } from '../../schema/plistTypes.js';
import { countWhile } from '../../text/ordered.js';
import { pathOfEntry } from '../../value/plistPath.js';
import type { Dict, DictEntry, PlistType } from '../../value/plistValue.js';
import { dictsWithEditedKeys } from './editedDicts.js';

/** Whether an edit changes a value of a type that is wrong for its key, while its type and that of a neighbor are right for each other's key. */
export function changesExchangedValue(plist: DriverPlist, edit: PlistEdit): boolean {
	if (edit.kind !== 'replaceValue' && edit.kind !== 'replaceContent') return false;
	const own = edit.value.entry;
	if (!own || isAllowed(plist, own, own.value.type) || isWrapped(plist, own)) return false;
	return neighborsOf(own).some(
		(other) => isAllowed(plist, own, other.value.type) && isAllowed(plist, other, own.value.type),
	);
}

/** Whether a text without digits takes the place of a number, which is that of another key whose line is gone. */
export function replacesNumber({ text }: DriverPlist, edit: PlistEdit): boolean {
	if (edit.kind !== 'replaceValue' || typeof edit.by !== 'string') return false;
	const { type, contentRange } = edit.value;
	const written = text.slice(contentRange.start, contentRange.end).trim();
	const isNumber = (type === 'integer' || type === 'real') && written !== '';
	return isNumber && !/\d/.test(edit.by);
}

/** Whether only the tags are wrong: those of a string around a number, or of an array around one value. */
function isWrapped(plist: DriverPlist, entry: DictEntry): boolean {
	const { value } = entry;
	if (value.type === 'array') {
		const [only] = value.items;
		return value.items.length === 1 && only !== undefined && isAllowed(plist, entry, only.type);
	}
	const isNumber =
		value.type === 'string' && /^\s*[-+]?(?:0x[\da-f]+|[\d.]+)\s*$/i.test(value.value);
	return isNumber && (isAllowed(plist, entry, 'integer') || isAllowed(plist, entry, 'real'));
}

/** How far from each other lines are exchanged, in entries. */
const distance = 8;

function neighborsOf(own: DictEntry): readonly DictEntry[] {
	const { entries } = own.dict;
	const at = indexOf(own);
	return entries
		.slice(Math.max(0, at - distance), at + distance + 1)
		.filter((each) => each !== own);
}

/** By their order in the text, in logarithmic time. */
function indexOf({ dict: { entries }, range }: DictEntry): number {
	return countWhile(entries.length, (at) => (entries[at]?.range.start ?? 0) < range.start);
}

/** Whether the key of an entry is known to allow a type. */
function isAllowed(plist: DriverPlist, entry: DictEntry, type: PlistType): boolean {
	const schema = schemaAt(plist, pathOfEntry(entry));
	return schema !== undefined && plistTypesOf(schema).includes(type);
}

/**
 * Whether an edit changes a dictionary in which a key is there twice with different values, so that another key is intended, or adds
 * a key that such a dictionary around it has, perhaps because of an end tag that comes too early. Another name of a key changes no
 * value, but depends on the keys that determine what the others mean.
 */
export function changesAmbiguousDict(edit: PlistEdit): boolean {
	if (edit.kind === 'renameKey') return hasAmbiguousKind(edit.entry.dict);
	if (dictsOf(edit).some(isAmbiguous)) return true;
	if (edit.kind !== 'insertEntry') return false;
	const around = edit.into.entry?.dict;
	return around?.get(edit.key) !== undefined && isAmbiguous(around);
}

/** Whether an edit repeats the value of a key that is at the root twice with different values, such as the bundle identifier in a personality. */
export function repeatsAmbiguousValue({ root }: DriverPlist, edit: PlistEdit): boolean {
	const text = newTextOf(edit);
	if (text === undefined || root?.type !== 'dict' || !isAmbiguous(root)) return false;
	return doubledTexts(root).has(text);
}

function newTextOf(edit: PlistEdit): string | undefined {
	if (edit.kind === 'replaceContent') return edit.by;
	if (edit.kind !== 'insertEntry' && edit.kind !== 'replaceValue') return undefined;
	const value = edit.kind === 'insertEntry' ? edit.value : edit.by;
	return typeof value === 'string' ? value : undefined;
}

const doubledTexts = onceFor(({ entries }: Dict): ReadonlySet<string> => {
	const doubled = [...groupBy(entries, ({ key }) => key).values()].filter(
		({ length }) => length > 1,
	);
	return new Set(
		doubled.flat().flatMap(({ value }) => (value.type === 'string' ? [value.value] : [])),
	);
});

/** The dictionaries whose entries an edit adds, removes, or changes. */
function dictsOf(edit: Exclude<PlistEdit, { readonly kind: 'renameKey' }>): readonly Dict[] {
	if (edit.kind !== 'replaceValue' && edit.kind !== 'replaceContent')
		return dictsWithEditedKeys(edit);
	return edit.value.entry ? [edit.value.entry.dict] : [];
}

/** Keys that determine what the other keys of a dictionary mean. */
const kindKeys: ReadonlySet<string> = new Set([
	'CFBundlePackageType',
	'IOClass',
	'IOProviderClass',
]);

function isAmbiguous(dict: Dict): boolean {
	return ambiguousKeysOf(dict).size > 0;
}

function hasAmbiguousKind(dict: Dict): boolean {
	const keys = ambiguousKeysOf(dict);
	return [...kindKeys].some((key) => keys.has(key));
}

/** The keys that are there twice with different values. */
const ambiguousKeysOf = onceFor(({ entries, hasDuplicates }: Dict): ReadonlySet<string> => {
	const ambiguous = new Set<string>();
	if (!hasDuplicates) return ambiguous;
	const first = new Map<string, DictEntry>();
	for (const entry of entries) {
		if (entry.conditional) continue;
		const copy = first.get(entry.key);
		if (!copy) first.set(entry.key, entry);
		else if (!isEqual(copy, entry)) ambiguous.add(entry.key);
	}
	return ambiguous;
});

function isEqual(first: DictEntry, copy: DictEntry): boolean {
	const [a, b] = [first.value, copy.value].map(textOfValue);
	return a !== undefined && a === b;
}
