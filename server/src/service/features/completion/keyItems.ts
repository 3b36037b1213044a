/** Keys of a dict, each with the value element that goes with it. */
import type { DriverPlist } from '../../document/driverPlist.js';
import { inferValue } from '../../document/inferValue.js';
import { type KeyCandidate, keysFor } from '../../schema/describe.js';
import { typeOf } from '../../schema/plistTypes.js';
import type { KeyStatus } from '../../schema/schema.js';
import { usualValue } from '../../schema/usualValue.js';
import { endOfLine } from '../../text/line.js';
import type { TextRange } from '../../text/textRange.js';
import type { Dict } from '../../value/plistValue.js';
import type { CursorContext } from '../cursorContext.js';
import { renderKey } from '../hover/renderKey.js';
import type { CompletionItem } from './completionItem.js';
import { entrySnippets } from './entrySnippets.js';
import { namedEntries } from './namedEntries.js';
import { rankOf } from './rankOf.js';
import { indentationOf, onOwnLines, xmlLiteral } from './snippetText.js';
import { type Target, valueSnippet } from './valueSnippet.js';

/** What the place demands before what it allows, and last what nobody should begin with. */
const RANK = { entry: 0, required: 1, allowed: 2, deprecated: 3 } as const;
/** Offered to nobody: what never did anything, and what does nothing any more. */
const UNUSABLE: readonly KeyStatus[] = ['invented', 'withdrawn'];

/** Whole entries, where a key is expected. */
export function keyItems(plist: DriverPlist, cursor: CursorContext): readonly CompletionItem[] {
	const { holder, replace } = cursor;
	if (holder?.type !== 'dict') return [];
	const target = targetOf(plist);
	const inTag = cursor.place === 'tag';
	const set = (body: string): string => onOwnLines(plist.text, replace, holder, body);
	const keys = candidates(plist, holder, undefined).map((candidate, index) => ({
		...keyItem(plist, candidate, index),
		filterText: inTag ? `<key>${candidate.key}` : candidate.key,
		range: replace,
		snippet: set(
			`<key>${xmlLiteral(candidate.key)}</key>\n${valueFor(plist, holder, candidate, target)}`,
		),
	}));
	const entries = [...entrySnippets(plist, holder), ...namedEntries(plist, holder)].map(
		(entry, index) => ({
			...entry.item,
			sortText: rankOf(RANK.entry, index),
			filterText: inTag ? `<key>${entry.item.label}` : entry.item.label,
			range: replace,
			snippet: set(entry.body),
		}),
	);
	return [...keys, ...entries];
}

/** Names inside `<key>…</key>`; the value element comes with them where none follows. */
export function keyContentItems(
	plist: DriverPlist,
	cursor: CursorContext,
): readonly CompletionItem[] {
	const { entry, replace } = cursor;
	if (!entry) return [];
	const { text } = plist;
	const target = targetOf(plist);
	const closed = text.startsWith('</key', entry.keyContentRange.end);
	const oneLine = endOfLine(text, replace.start, entry.keyRange.end) === entry.keyRange.end;
	const lacksValue = entry.value.type === 'invalid' && entry.value.reason === 'missing';
	const withEnd = lacksValue && closed && oneLine;
	const range = withEnd ? { start: replace.start, end: entry.keyRange.end } : replace;
	const endTag = withEnd || !closed ? '</key>' : '';
	const wholeEntry = lacksValue && (withEnd || !closed);
	const trail = wholeEntry && followedByText(text, range) ? '\n' : '';
	const snippetOf = (key: string, value: () => string): string =>
		`${xmlLiteral(key)}${endTag}${wholeEntry ? `\n${value()}${trail}` : ''}`;
	const keys = candidates(plist, entry.dict, entry.key).map((candidate, index) => ({
		...keyItem(plist, candidate, index),
		filterText: candidate.key,
		range,
		snippet: snippetOf(candidate.key, () => valueFor(plist, entry.dict, candidate, target)),
	}));
	const named = namedEntries(plist, entry.dict, entry.key).map(({ item, value }, index) => ({
		...item,
		sortText: rankOf(RANK.entry, index),
		filterText: item.label,
		range,
		snippet: snippetOf(item.label, () => value),
	}));
	return [...keys, ...named];
}

function targetOf({ kind, form, text }: DriverPlist): Target {
	return { kind, form, indent: indentationOf(text) };
}

function valueFor(
	plist: DriverPlist,
	dict: Dict,
	{ key, schema }: KeyCandidate,
	target: Target,
): string {
	const text = inferValue(plist, dict, key) ?? usualValue(schema, plist);
	return valueSnippet(schema, target, text);
}

/** The keys that are not there yet; `edited` is the one under the caret, which does not count. */
function candidates(
	plist: DriverPlist,
	dict: Dict,
	edited: string | undefined,
): readonly KeyCandidate[] {
	return keysFor(plist, dict).filter(
		({ key, present, schema }) =>
			(!present || key === edited) &&
			schema['x-place'] === undefined &&
			!(schema['x-stamped'] && plist.form === 'source') &&
			!UNUSABLE.includes(schema['x-status'] ?? 'public'),
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
		sortText: rankOf(group, index),
		...(deprecated && { deprecated }),
	};
}

function followedByText(text: string, range: TextRange): boolean {
	return text.slice(range.end, endOfLine(text, range.end)).trim() !== '';
}
