/** Whether fixes change values of keys that they are not about, as two readers other than ours see them. */
import { parse as parseFast } from 'fast-plist';
import { parse as parsePlist } from 'plist';
import type { DriverPlist } from '../../server/src/service/document/driverPlist.js';
import type { PlistEdit } from '../../server/src/service/edit/plistEdit.js';
import { renderEdits } from '../../server/src/service/edit/renderEdits.js';
import { escapeText } from '../../server/src/service/edit/xmlText.js';
import { renderMessage } from '../../server/src/service/messages/message.js';
import type { Fix } from '../../server/src/service/rules/rule.js';
import { applyEdits } from '../../server/src/service/text/textEdit.js';
import type { TextRange } from '../../server/src/service/text/textRange.js';
import type { DictEntry, PlistValue } from '../../server/src/service/value/plistValue.js';
import { valuesIn } from '../../server/src/service/value/valuesIn.js';

/** Readers of property lists that share nothing with ours. They throw if they reject a text. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
	plist: parsePlist,
	'fast-plist': parseFast,
};

/** The values at a path, in source order. All items of an array have one path, so that an item may be removed. */
type Leaves = ReadonlyMap<string, readonly string[]>;

/**
 * The paths whose values differ though the fix is not about them, by reader; empty if there are none, or if the text
 * has faults, because other readers recover from these in their own ways.
 */
export function valueHarm(
	plist: DriverPlist,
	{ edits, title, in: neighbor }: Fix,
): readonly string[] {
	const edited = neighbor ?? plist;
	if (edited.syntax.faults.length > 0) return [];
	const text = applyEdits(edited.text, renderEdits(edited, edits));
	const touched = touchedPaths(edited, edits);
	return Object.entries(readers).flatMap(([name, read]) => {
		const before = leavesOf(read, edited.text);
		const after = before && leavesOf(read, text);
		if (!before || !after) return [];
		return [...new Set([...before.keys(), ...after.keys()])]
			.filter((path) => !isTouched(touched, path) && !sameValues(before.get(path), after.get(path)))
			.map((path) => `${renderMessage(title)}: changes ${path} for ${name}`);
	});
}

/** The values in dictionaries and arrays that a fix replaces and does not write elsewhere; its title names them. */
export function lostContent(
	plist: DriverPlist,
	{ edits, title, in: neighbor }: Fix,
): readonly string[] {
	const edited = neighbor ?? plist;
	const text = applyEdits(edited.text, renderEdits(edited, edits));
	const replaced = edits.flatMap((edit) => (edit.kind === 'replaceValue' ? [edit.value] : []));
	return replaced.flatMap((value) =>
		[...valuesIn(value)]
			.filter((each) => each !== value && isScalar(each))
			.map(({ contentRange: { start, end } }) => edited.text.slice(start, end).trim())
			// Of text that is broken, a fix escapes what it writes.
			.filter((content) => ![content, escapeText(content)].some((each) => text.includes(each)))
			.map((content) => `${renderMessage(title)}: loses '${content}'`),
	);
}

function sameValues(before: readonly string[] = [], after: readonly string[] = []): boolean {
	return before.length === after.length && before.every((value, index) => value === after[index]);
}

/** The values that `read` finds; undefined if it rejects the text. */
function leavesOf(read: (text: string) => unknown, text: string): Leaves | undefined {
	const leaves = new Map<string, string[]>();
	try {
		addLeaves(read(text), '', leaves);
		return leaves;
	} catch {
		return undefined;
	}
}

function addLeaves(value: unknown, path: string, leaves: Map<string, string[]>): void {
	if (Array.isArray(value)) {
		for (const item of value) addLeaves(item, `${path}/*`, leaves);
	} else if (isDictionary(value)) {
		for (const [key, item] of Object.entries(value)) addLeaves(item, below(path, key), leaves);
	} else {
		leaves.set(path, [...(leaves.get(path) ?? []), shown(value)]);
	}
}

function isDictionary(value: unknown): value is object {
	return (
		typeof value === 'object' &&
		value !== null &&
		!ArrayBuffer.isView(value) &&
		!(value instanceof ArrayBuffer) &&
		!(value instanceof Date)
	);
}

function shown(value: unknown): string {
	if (ArrayBuffer.isView(value)) return `data ${new Uint8Array(value.buffer).join(' ')}`;
	return `${typeof value} ${String(value)}`;
}

/** The paths that the edits of a fix are about, and of keys that occur more than once. */
function touchedPaths(plist: DriverPlist, edits: readonly PlistEdit[]): ReadonlySet<string> {
	const { paths, repeated } = pathsOf(plist.root);
	const pathOf = (part: PlistValue | DictEntry): string => paths.get(part) ?? '';
	const touchedBy = (edit: PlistEdit): readonly string[] => {
		switch (edit.kind) {
			case 'insertEntry':
				return [below(pathOf(edit.into), edit.key)];
			case 'insertXml':
				return keysOfXml(edit.xml).map((key) => below(pathOf(edit.into), key));
			case 'removeEntry':
				return [pathOf(edit.entry)];
			case 'renameKey':
				return [pathOf(edit.entry), below(pathOf(edit.entry.dict), edit.key)];
			case 'moveEntry':
				return [pathOf(edit.entry), below(pathOf(edit.into), edit.entry.key)];
			case 'moveIntoNewDict':
				return [...edit.entries.map(pathOf), below(pathOf(edit.into), edit.key)];
			case 'moveContent':
				return [pathOf(edit.entry), pathOf(edit.into)];
			case 'appendItems':
				return [pathOf(edit.array)];
			case 'wrapEntries':
				return [pathOf(edit.dict)];
			case 'replaceValue':
			case 'replaceContent':
				return [pathOf(edit.value)];
			case 'replaceText':
				return [...paths].flatMap(([part, path]) =>
					isScalar(part) && overlaps(part.range, edit.range) ? [path] : [],
				);
		}
	};
	return new Set([...repeated, ...edits.flatMap(touchedBy)]);
}

interface Paths {
	/** The path of each entry and value. */
	readonly paths: ReadonlyMap<PlistValue | DictEntry, string>;
	/** The paths of keys that occur more than once in a dictionary; readers use one or the other. */
	readonly repeated: ReadonlySet<string>;
}

function pathsOf(root: PlistValue | undefined): Paths {
	const paths = new Map<PlistValue | DictEntry, string>();
	const repeated = new Set<string>();
	const visit = (value: PlistValue, path: string): void => {
		paths.set(value, path);
		if (value.type === 'array') for (const item of value.items) visit(item, `${path}/*`);
		if (value.type !== 'dict') return;
		for (const entry of value.entries) {
			const own = below(path, entry.key);
			paths.set(entry, own);
			if (value.get(entry.key) !== entry) repeated.add(own);
			visit(entry.value, own);
		}
	};
	if (root) visit(root, '');
	return { paths, repeated };
}

function isScalar(part: PlistValue | DictEntry): boolean {
	return 'type' in part && part.type !== 'dict' && part.type !== 'array';
}

function overlaps(a: TextRange, b: TextRange): boolean {
	return a.start < b.end && b.start < a.end;
}

function keysOfXml(xml: string): readonly string[] {
	return [...xml.matchAll(/<key>([^<]*)<\/key>/g)].map(([, key = '']) => key);
}

function below(path: string, key: string): string {
	return `${path}/${key.replaceAll('/', ':')}`;
}

function isTouched(touched: ReadonlySet<string>, path: string): boolean {
	if (touched.has('')) return true;
	for (let end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
		if (touched.has(path.slice(0, end))) return true;
	}
	return touched.has(path);
}
