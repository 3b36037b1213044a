/** Completes keys of a dictionary, each with its value. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { inferValue } from '../../document/inferValue.js';
import type { KeyCandidate } from '../../schema/describe.js';
import { typeOf } from '../../schema/plistTypes.js';
import type { KeyStatus } from '../../schema/schema.js';
import { usualValue } from '../../schema/usualValue.js';
import { endOfLine } from '../../text/line.js';
import type { TextRange } from '../../text/textRange.js';
import { pathOf } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import type { CursorContext } from '../cursorContext.js';
import { renderKey } from '../hover/renderKey.js';
import { companionsOf } from './companionKeys.js';
import type { CompletionItem } from './completionItem.js';
import { entitledIds, snippetOfIds } from './entitledIds.js';
import { entrySnippets } from './entrySnippets.js';
import { keysOrKeysOfProviders } from './keysOfProviders.js';
import { namedEntries } from './namedEntries.js';
import { hasNextItems } from './nextItems.js';
import { afterStopsOf, indentationOf, onOwnLines, xmlLiteral } from './snippetText.js';
import { sortTextOf } from './sortTextOf.js';
import { suitableKeysIn } from './suitableKeys.js';
import { valueSnippet } from './valueSnippet.js';

/** Entries and required keys first, deprecated keys last. */
const RANK = { entry: 0, required: 1, allowed: 2, deprecated: 3 } as const;
/** Keys that never had an effect, or no longer have one, are not suggested. */
const UNUSABLE: readonly KeyStatus[] = ['invented', 'withdrawn'];

/** Whole entries for a place where a key is expected. */
export function keyItems(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
	const { container, replace } = cursor;
	if (container?.type !== 'dict') return [];
	const inTag = cursor.place === 'tag';
	const layOut = onOwnLines(plist.text, replace, container);
	const all = keysOrKeysOfProviders(plist, container);
	const keys = candidates(plist, container, all, wordIn(cursor)).map((candidate, index) => {
		const value = valueFor(plist, container, candidate, all);
		return {
			...keyItem(plist, candidate, index),
			...nextItemsIn(plist, container, candidate, value),
			filterText: inTag ? `<key>${candidate.key}` : candidate.key,
			range: replace,
			snippet: layOut(`<key>${xmlLiteral(candidate.key)}</key>\n${value}`),
		};
	});
	const entries = [...entrySnippets(plist, container), ...namedEntries(plist, container)].map(
		(entry, index) => ({
			...entry.item,
			sortText: sortTextOf(RANK.entry, index),
			filterText: inTag ? `<key>${entry.item.label}` : entry.item.label,
			range: replace,
			snippet: layOut(entry.body),
		}),
	);
	return [...keys, ...entries];
}

/** Names inside `<key>…</key>`, with a value if there is none. */
export function keyContentItems(
	plist: DriverPlist,
	cursor: CursorContext,
): readonly CompletionItem[] {
	const { entry, replace } = cursor;
	if (!entry) return [];
	const { text } = plist;
	const closed = text.startsWith('</key', entry.keyContentRange.end);
	const oneLine = endOfLine(text, replace.start, entry.keyRange.end) === entry.keyRange.end;
	const isWithoutValue = entry.value.type === 'invalid' && entry.value.reason === 'missing';
	const withEnd = isWithoutValue && closed && oneLine;
	const range = withEnd ? { start: replace.start, end: entry.keyRange.end } : replace;
	const endTag = withEnd || !closed ? '</key>' : '';
	const wholeEntry = isWithoutValue && (withEnd || !closed);
	const trail = wholeEntry && followedByText(text, range) ? '\n' : '';
	const snippetOf = (key: string, value: string | undefined): string =>
		`${xmlLiteral(key)}${endTag}${value === undefined ? '' : `\n${value}${trail}`}`;
	const all = keysOrKeysOfProviders(plist, entry.dict);
	const keys = candidates(plist, entry.dict, all, cursor.typed, entry.key).map(
		(candidate, index) => {
			const value = wholeEntry ? valueFor(plist, entry.dict, candidate, all) : undefined;
			return {
				...keyItem(plist, candidate, index),
				...(value !== undefined && nextItemsIn(plist, entry.dict, candidate, value)),
				filterText: candidate.key,
				range,
				snippet: snippetOf(candidate.key, value),
			};
		},
	);
	const named = namedEntries(plist, entry.dict, entry.key).map(({ item, value }, index) => ({
		...item,
		sortText: sortTextOf(RANK.entry, index),
		filterText: item.label,
		range,
		snippet: snippetOf(item.label, wholeEntry ? value : undefined),
	}));
	return [...keys, ...named];
}

/** `value` is the snippet that the key is inserted with. */
function nextItemsIn(
	plist: DriverPlist,
	dict: Dict,
	{ key, schema }: KeyCandidate,
	value: string,
): Pick<CompletionItem, 'hasNextItems'> {
	const hasItems = hasNextItems(plist, dict, [...pathOf(dict), key], schema, value);
	return hasItems ? { hasNextItems: true } : {};
}

/** What was typed of the name of a key, without its tag. */
function wordIn({ typed }: CursorContext): string {
	return typed.replace(/^<(?:key>)?/, '');
}

/** The value of a key, and the entries that it has no effect without. */
function valueFor(
	plist: DriverPlist,
	dict: Dict,
	candidate: KeyCandidate,
	all: readonly KeyCandidate[],
): string {
	const companions = companionsOf(plist, dict, candidate.key).flatMap((key) =>
		all.filter((each) => each.key === key),
	);
	const [own = '', ...others] = [candidate, ...companions].map((each) =>
		ownValue(plist, dict, each),
	);
	return others.reduce(
		(snippet, value, index) =>
			`${snippet}\n<key>${xmlLiteral(companions[index]?.key ?? '')}</key>\n${afterStopsOf(snippet, value)}`,
		own,
	);
}

function ownValue(plist: DriverPlist, dict: Dict, { key, schema }: KeyCandidate): string {
	const { kind, form } = plist;
	const indent = indentationOf(plist.text);
	const ids = snippetOfIds(key, entitledIds(plist, dict, key), indent);
	if (ids !== undefined) return ids;
	const context = { kind, form, indent };
	return valueSnippet(schema, context, inferValue(plist, dict, key) ?? usualValue(schema, plist));
}

/** The keys that `dict` does not have. `edited`, the key at the cursor, can be suggested again. */
function candidates(
	plist: DriverPlist,
	dict: Dict,
	all: readonly KeyCandidate[],
	typed: string,
	edited?: string,
): readonly KeyCandidate[] {
	const isSuitable = suitableKeysIn(plist, dict);
	return all.filter(
		(candidate) =>
			(!candidate.present || candidate.key === edited) &&
			candidate.schema['x-place'] === undefined &&
			!(candidate.schema['x-stamped'] && plist.form === 'source') &&
			!UNUSABLE.includes(candidate.schema['x-status'] ?? 'public') &&
			isSuitable(candidate, typed),
	);
}

function keyItem(
	plist: DriverPlist,
	{ key, schema, required }: KeyCandidate,
	index: number,
): Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'sortText' | 'deprecated'> {
	const deprecated = schema['x-deprecated'] !== undefined;
	const group = deprecated ? RANK.deprecated : required ? RANK.required : RANK.allowed;
	return {
		label: key,
		kind: 'key',
		detail: typeOf(schema),
		documentation: () => renderKey(key, schema, plist.kind),
		sortText: sortTextOf(group, index),
		...(deprecated && { deprecated }),
	};
}

function followedByText(text: string, range: TextRange): boolean {
	return text.slice(range.end, endOfLine(text, range.end)).trim() !== '';
}
