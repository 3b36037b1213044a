/** Hover: the description of the key, value, or class at the cursor, as Markdown. */

import type { DriverPlist } from '../document/driverPlist.js';
import { isPersonalities } from '../document/rootKey.js';
import { hasRules } from '../platform/documentKind.js';
import { suits } from '../rules/shared/renameFixes.js';
import { checkKey } from '../schema/check.js';
import { describeAt, descriptionsOf, type KeyDescription, keysFor } from '../schema/describe.js';
import { unreadEntriesFor } from '../schema/unreadEntries.js';
import type { TextRange } from '../text/textRange.js';
import { type PlistPath, pathOf, pathOfEntry } from '../value/plistPath.js';
import type { DictEntry, PlistValue } from '../value/plistValue.js';
import { cursorAt } from './cursorContext.js';
import { renderBundle } from './hover/renderClass.js';
import { renderKey } from './hover/renderKey.js';
import { renderValue } from './hover/renderValue.js';
import { renderVariable } from './hover/renderVariable.js';
import { code, paragraphs, plain } from './markdown.js';

/** The description of the text in `range`. */
export interface Hover {
	readonly range: TextRange;
	readonly markdown: string;
}

/** The description of the key or the value at `offset`; undefined if nothing is known about it. */
export function hoverAt(plist: DriverPlist, offset: number): Hover | undefined {
	const { entry, value, place } = cursorAt(plist, offset);
	if (place === 'comment') return undefined;
	if (value)
		return value.type === 'dict' || value.type === 'array'
			? undefined
			: ofValue(plist, value, offset);
	if (!entry || offset > entry.keyRange.end) return undefined;
	const markdown = ofKey(plist, entry);
	const { keyContentRange: range } = entry;
	return markdown === '' || range.start === range.end ? undefined : { range, markdown };
}

function ofKey(plist: DriverPlist, entry: DictEntry): string {
	const path = pathOfEntry(entry);
	const { described, note } = describedAt(plist, path);
	return paragraphs([
		described && renderKey(entry.key, described.schema, plist.kind),
		isLibrary(plist, path) ? renderBundle(entry.key, plist.kind) : undefined,
		note,
		described ? undefined : ofSuggestedKeys(plist, entry),
	]);
}

/** The keys that a misspelled one is similar to; the description of the key if there is only one. */
function ofSuggestedKeys(plist: DriverPlist, entry: DictEntry): string | undefined {
	const suggestions = suggestedKeys(plist, entry);
	if (suggestions.length === 0) return undefined;
	const [suggested] = suggestions;
	const described =
		suggested !== undefined && suggestions.length === 1
			? describeAt(plist, [...pathOfEntry(entry).slice(0, -1), suggested])
			: undefined;
	return paragraphs([
		`Unknown key. Did you mean ${suggestions.map(code).join(' or ')}?`,
		described && suggested !== undefined
			? renderKey(suggested, described.schema, plist.kind)
			: undefined,
	]);
}

function suggestedKeys(plist: DriverPlist, entry: DictEntry): readonly string[] {
	const finding = checkKey(plist, entry);
	if (finding?.code !== 'unknown-key') return missingKeysLike(plist, entry, false);
	const { suggestions } = finding.state;
	return suggestions.length > 0 ? suggestions : missingKeysLike(plist, entry, true);
}

/**
 * The missing keys that only this entry may be written for, as the fixes of other rules rename it: of a key that drivers may
 * have themselves, those that are required.
 */
function missingKeysLike(
	plist: DriverPlist,
	entry: DictEntry,
	isLikeApple: boolean,
): readonly string[] {
	const { dict } = entry;
	if (!hasRules(plist.kind)) return [];
	return keysFor(plist, dict).flatMap(({ key, schema, required, present }) => {
		const isForFiles = !present && schema['x-place'] === undefined;
		if (!isForFiles || !(required || isLikeApple)) return [];
		const [written, ...others] = unreadEntriesFor(plist, dict, key);
		const isOnlyOne = written === entry && others.length === 0;
		return isOnlyOne && suits(plist, entry.value, dict, key) ? [key] : [];
	});
}

function ofValue(plist: DriverPlist, value: PlistValue, offset: number): Hover | undefined {
	if (value.type === 'string') {
		const variable = value.variables.find(
			({ range }) => range.start <= offset && offset <= range.end,
		);
		if (variable) return { range: variable.range, markdown: renderVariable(variable) };
	}
	const { contentRange, range } = value;
	const empty = contentRange.start === contentRange.end;
	const { described, note } = describedAt(plist, pathOf(value));
	const markdown = paragraphs([renderValue(plist, value, described), note]);
	return markdown === '' ? undefined : { range: empty ? range : contentRange, markdown };
}

/** The description of a location; if it has none, the description of its key elsewhere, with a note about that. */
function describedAt(
	plist: DriverPlist,
	path: PlistPath,
): { readonly described: KeyDescription | undefined; readonly note?: string } {
	const here = describeAt(plist, path);
	const key = path.at(-1);
	if (here || typeof key !== 'string' || !hasRules(plist.kind)) return { described: here };
	const place = placeOf(plist, path);
	const [elsewhere] = [...descriptionsOf(key)].sort(
		(a, b) => distance(a.place, place) - distance(b.place, place),
	);
	if (!elsewhere) return { described: undefined };
	if (elsewhere.place === place) return { described: elsewhere };
	// The description of a device property or of a system key already states where it belongs.
	if (elsewhere.schema['x-place']) return { described: elsewhere };
	return {
		described: elsewhere,
		note: `_Unknown in this dictionary. The description applies in: ${plain(elsewhere.place)}._`,
	};
}

/** The dictionary that contains a key, as descriptions name it; undefined if it is not described. */
function placeOf({ kind }: DriverPlist, path: PlistPath): string | undefined {
	const keys = path.filter((step) => typeof step === 'string');
	if (keys.length === 1) return kind === 'entitlements' ? 'entitlements' : 'root';
	return keys.length === 3 && isPersonalities(keys[0]) ? 'personality' : undefined;
}

/** How unlike the key's own location a described one is: an Info.plist has more in common with devices than with entitlements. */
function distance(described: string, place: string | undefined): number {
	if (described === place) return 0;
	if (described === 'personality') return 1;
	if (described === 'device' || described === 'runtime') return 2;
	return described.startsWith('com.apple.') || described === 'entitlements' ? 4 : 3;
}

/** Whether the keys of the containing dictionary are identifiers of kernel bundles. */
function isLibrary(plist: DriverPlist, path: PlistPath): boolean {
	return (
		path.length > 1 &&
		describeAt(plist, path.slice(0, -1))?.schema['x-valuesFrom'] === 'kpiLibraries'
	);
}
