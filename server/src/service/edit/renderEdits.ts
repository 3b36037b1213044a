/** Converts edits of entries and values to text edits that keep the style of the file. */
import type { DriverPlist } from '../document/driverPlist.js';
import { nameEnd, skipWhiteSpace, trimEnd } from '../syntax/characters.js';
import { append } from '../text/append.js';
import { endOfLine } from '../text/line.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict, DictEntry, PlistArray, PlistValue } from '../value/plistValue.js';
import { conditionAround } from './conditions.js';
import { withEmptiedLines } from './emptiedLines.js';
import { indentBefore, indentOfLine, reindent } from './indentation.js';
import { isIntact } from './isIntact.js';
import { commentsOfEntry, keptComments } from './keptComments.js';
import {
	endWithComment,
	startWithComments,
	startWithDirectives,
	withOwnComments,
	withOwnDirectives,
} from './ownComments.js';
import type { NewValue, PlistEdit } from './plistEdit.js';
import { siblingBefore } from './siblingBefore.js';
import {
	escapeText,
	type Layout,
	layoutOf,
	renderEntriesXml,
	renderEntry,
	renderValue,
} from './xmlText.js';

/** An insertion into a dictionary: a new entry, a moved one, or several in XML. */
interface Insertion {
	/** Determines the place if `after` is undefined. */
	readonly key: string;
	readonly after: DictEntry | undefined;
	render(indent: string, onTwoLines: boolean): string;
}

/** In UTF-16 code units; enough for a short entry in thousands of personalities. */
const longestCopies = 1_000_000;

/**
 * Minimal text edits in the order of the text, which overlap only if the edits do; none if the text there is broken, or if
 * copies of an entry in several dictionaries would make it many times as long.
 * An insertion comes before a removal that starts at the same offset: clients apply edits in the order of the list.
 */
export function renderEdits(plist: DriverPlist, edits: readonly PlistEdit[]): readonly TextEdit[] {
	if (!edits.every(isIntact)) return [];
	const { text } = plist;
	const layout = layoutOf(text);
	const removed = new Map(edits.flatMap((edit) => removedBy(plist, edit)));
	if (movedLength(edits, removed) > text.length + longestCopies) return [];
	const inserted = new Map<Dict, Insertion[]>();
	const rendered: TextEdit[] = [];
	for (const edit of edits) {
		if ('into' in edit) {
			const others = inserted.get(edit.into) ?? [];
			others.push(insertionOf(plist, edit, layout));
			inserted.set(edit.into, others);
		} else if (edit.kind !== 'removeEntry') {
			rendered.push(replacement(plist, edit, layout));
		}
	}
	for (const [dict, insertions] of inserted) {
		append(rendered, renderInsertions(plist, dict, insertions, removed, layout));
	}
	const written = rendered.map(({ newText }) => newText);
	for (const [entry, range] of outermostOf(removed)) {
		rendered.push(removal(plist, entry, range, written, layout));
	}
	return rendered
		.filter(({ range, newText }) => text.slice(range.start, range.end) !== newText)
		.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Removes an entry with the comments in `range`, but not those in it, where they are not in the texts that are written elsewhere. */
function removal(
	plist: DriverPlist,
	entry: DictEntry,
	range: TextRange,
	written: readonly string[],
	layout: Layout,
): TextEdit {
	const newText = commentsOfEntry(plist, entry, written, layout);
	if (newText !== '') return { range, newText };
	const { start, end } = withEmptiedLines(plist.text, range);
	// A dictionary without an end tag ends with its last entry, where others are inserted.
	return { range: { start, end: Math.min(end, entry.dict.contentRange.end) }, newText };
}

type InsertingEdit = Extract<PlistEdit, { readonly into: Dict }>;
type ReplacingEdit = Exclude<PlistEdit, InsertingEdit | { readonly kind: 'removeEntry' }>;

/** An entry that is removed, and its range with the comments that are removed with it. */
type Removed = readonly [entry: DictEntry, range: TextRange];

function removedBy(plist: DriverPlist, edit: PlistEdit): readonly Removed[] {
	switch (edit.kind) {
		case 'removeEntry':
			return [[edit.entry, withOwnDirectives(plist, edit.entry)]];
		case 'moveEntry':
		case 'moveContent':
			return [[edit.entry, withOwnComments(plist, edit.entry)]];
		case 'moveIntoNewDict':
			return edit.entries.map((entry) => [entry, withOwnComments(plist, entry)]);
		default:
			return [];
	}
}

/** Those that no other one contains. */
function outermostOf(removed: Iterable<Removed>): readonly Removed[] {
	const outermost: Removed[] = [];
	let end = 0;
	for (const each of [...removed].sort(([a], [b]) => a.range.start - b.range.start)) {
		const [{ range }] = each;
		if (range.start < end) continue;
		outermost.push(each);
		end = range.end;
	}
	return outermost;
}

/** The length of the entries that move, with their comments, in all places where they are written. */
function movedLength(
	edits: readonly PlistEdit[],
	removed: ReadonlyMap<DictEntry, TextRange>,
): number {
	let length = 0;
	for (const edit of edits) {
		const range = edit.kind === 'moveEntry' ? removed.get(edit.entry) : undefined;
		if (range) length += range.end - range.start;
	}
	return length;
}

function insertionOf(plist: DriverPlist, edit: InsertingEdit, layout: Layout): Insertion {
	switch (edit.kind) {
		case 'insertEntry':
			return {
				key: edit.key,
				after: edit.after,
				render: (indent, onTwoLines) =>
					renderEntry([edit.key, edit.value], indent, layout, onTwoLines),
			};
		case 'insertXml':
			return {
				key: '',
				after: edit.into.entries.at(-1),
				render: (indent) => renderEntriesXml(edit.xml, indent, layout),
			};
		case 'moveEntry':
			return {
				key: edit.entry.key,
				after: undefined,
				render: (indent) => writtenEntry(plist, edit.entry, indent),
			};
		case 'moveContent':
			return {
				key: '',
				after: edit.into.entries.at(-1),
				render: (indent) => movedContent(plist, edit.entry, indent, layout),
			};
		case 'moveIntoNewDict': {
			const moved = { rawEntries: edit.entries.map((each) => writtenEntry(plist, each, '')) };
			const value = edit.inner === undefined ? moved : { dict: [[edit.inner, moved] as const] };
			return {
				key: edit.key,
				after: undefined,
				render: (indent, onTwoLines) => renderEntry([edit.key, value], indent, layout, onTwoLines),
			};
		}
	}
}

function replacement(plist: DriverPlist, edit: ReplacingEdit, layout: Layout): TextEdit {
	switch (edit.kind) {
		case 'renameKey':
			return { range: edit.entry.keyContentRange, newText: escapeText(edit.key) };
		case 'replaceValue':
			return newValue(plist, edit.value, edit.by, layout);
		case 'appendItems':
			return appendedItems(plist, edit.array, edit.items, layout);
		case 'wrapEntries':
			return wrapping(plist, edit.dict, edit.key, layout);
		case 'replaceContent':
			return newContent(plist.text, edit.value, edit.by);
		case 'replaceText':
			return { range: edit.range, newText: edit.by };
	}
}

function renderInsertions(
	plist: DriverPlist,
	dict: Dict,
	insertions: readonly Insertion[],
	removed: ReadonlyMap<DictEntry, TextRange>,
	layout: Layout,
): readonly TextEdit[] {
	const { text } = plist;
	const staying = dict.entries.filter((entry) => !removed.has(entry));
	const sample = staying[0];
	if (!sample) return [fillEmptyDict(plist, dict, insertions, layout)];
	const { end } = sample.keyRange;
	const onTwoLines = endOfLine(text, end, sample.value.range.start) < sample.value.range.start;
	const edits: TextEdit[] = [];
	const first: Insertion[] = [];
	for (const each of insertions) {
		const given = each.after && !removed.has(each.after) ? each.after : undefined;
		const after = given ?? siblingBefore(staying, each.key);
		if (!after) {
			first.push(each);
			continue;
		}
		const indent = indentBefore(text, (given ?? sample).range.start);
		const end = endWithComment(plist, after);
		const condition = after.conditional ? conditionAround(plist, dict, after.range.end) : undefined;
		const isOnOwnLine = indent !== undefined || condition !== undefined;
		const separator = isOnOwnLine ? layout.eol + (indent ?? '') : '';
		const written = each.render(indent ?? '', indent !== undefined && onTwoLines);
		edits.push(insertAt(condition?.end ?? end, separator + written));
	}
	if (first.length > 0) edits.push(insertAbove(plist, sample, first, onTwoLines, layout));
	return edits;
}

/** Inserts entries above an entry and its comments. */
function insertAbove(
	plist: DriverPlist,
	entry: DictEntry,
	insertions: readonly Insertion[],
	onTwoLines: boolean,
	layout: Layout,
): TextEdit {
	const { text } = plist;
	const above = startWithComments(plist, entry);
	const condition = entry.conditional ? conditionAround(plist, entry.dict, above) : undefined;
	const place = condition?.start ?? above;
	const indent = indentBefore(text, entry.range.start) ?? indentBefore(text, above);
	const written = insertions.map((each) =>
		each.render(indent ?? '', indent !== undefined && onTwoLines),
	);
	if (indent === undefined)
		return insertAt(place, written.join('') + (condition ? layout.eol : ''));
	return insertLines(text, place, written, indent, layout);
}

/** Inserts lines above `place`, whose line is split if anything else is before it there. */
function insertLines(
	text: string,
	place: number,
	written: readonly string[],
	indent: string,
	{ eol }: Layout,
): TextEdit {
	const before = indentBefore(text, place);
	if (before !== undefined) {
		return insertAt(place - before.length, written.map((each) => indent + each + eol).join(''));
	}
	const lines = [...written, ''].map((each) => eol + indent + each);
	return { range: { start: trimEnd(text, 0, place), end: place }, newText: lines.join('') };
}

function insertAt(offset: number, newText: string): TextEdit {
	return { range: { start: offset, end: offset }, newText };
}

/** An entry with its comments, in another place. */
function writtenEntry(plist: DriverPlist, entry: DictEntry, indent: string): string {
	const { start, end } = withOwnComments(plist, entry);
	return reindent(plist.text.slice(start, end), indentOfLine(plist, entry.range.start), indent);
}

/** The content of a dictionary, below the comments of its entry, in another place. */
function movedContent(
	plist: DriverPlist,
	entry: DictEntry,
	indent: string,
	{ eol }: Layout,
): string {
	const { text } = plist;
	const { start, end } = withOwnComments(plist, entry);
	const { contentRange } = entry.value;
	const first = skipWhiteSpace(text, contentRange.start, contentRange.end);
	const content = text.slice(first, trimEnd(text, first, contentRange.end));
	const outer = indentOfLine(plist, entry.range.start);
	const above = reindent(text.slice(start, entry.range.start).trimEnd(), outer, indent);
	const after = text.slice(entry.range.end, end).trim();
	return [above, after, reindent(content, indentBefore(text, first) ?? '', indent)]
		.filter((each) => each !== '')
		.join(eol + indent);
}

/** Inserts the first entries of a dictionary, below comments in it, but above those that disable rules in the next line. */
function fillEmptyDict(
	plist: DriverPlist,
	dict: Dict,
	insertions: readonly Insertion[],
	layout: Layout,
): TextEdit {
	const { text } = plist;
	const outer = indentOfLine(plist, dict.range.start);
	const indent = outer + layout.unit;
	const written = insertions.map((each) => each.render(indent, true));
	const lines = written.map((each) => layout.eol + indent + each).join('');
	const { start, end } = dict.contentRange;
	const isEmptyTag = text.slice(dict.openTagRange.start, dict.openTagRange.end).endsWith('/>');
	if (isEmptyTag) {
		return { range: dict.range, newText: `<dict>${lines}${layout.eol}${outer}</dict>` };
	}
	const content = dict.entries.length > 0 ? '' : text.slice(start, end).trimEnd();
	const from = dict.entries.length > 0 ? end : start + content.length;
	const place = startWithDirectives(plist, from);
	// All of its entries are removed, with their lines.
	const isEmptied = dict.entries.length > 0 && indentBefore(text, from) !== undefined;
	if (place < from || isEmptied) return insertLines(text, place, written, indent, layout);
	return { range: { start: from, end }, newText: `${lines}${layout.eol}${outer}` };
}

/** Items after the last one, in lines of their own if it is in one. */
function appendedItems(
	plist: DriverPlist,
	array: PlistArray,
	items: readonly NewValue[],
	layout: Layout,
): TextEdit {
	const last = array.items.at(-1);
	if (!last) return newValue(plist, array, items, layout);
	const { text } = plist;
	const indent = indentBefore(text, last.range.start);
	const separator = indent === undefined ? '' : layout.eol + indent;
	const written = items.map((each) => separator + renderValue(each, indent ?? '', layout));
	return insertAt(endWithComment(plist, last), written.join(''));
}

function newValue(plist: DriverPlist, value: PlistValue, by: NewValue, layout: Layout): TextEdit {
	const { start, end } = value.range;
	const newText = renderValue(by, indentOfLine(plist, start), layout);
	if (value.type === 'invalid' && value.reason === 'missing') return insertAt(end, newText);
	const comments = keptComments(plist, value, newText, layout);
	if (comments !== '') return { range: value.range, newText: comments + newText };
	const openTag = newText.slice(0, newText.indexOf('>') + 1);
	const endTag = `</${openTag.slice(1)}`;
	const written = plist.text.slice(start, end);
	const isSameElement = written.startsWith(openTag) && written.endsWith(endTag);
	if (!isSameElement || !newText.endsWith(endTag)) return { range: value.range, newText };
	return {
		range: { start: start + openTag.length, end: end - endTag.length },
		newText: newText.slice(openTag.length, -endTag.length),
	};
}

/** Puts the content of a dictionary, with its comments, into a new dictionary one level deeper. */
function wrapping(plist: DriverPlist, dict: Dict, key: string, layout: Layout): TextEdit {
	const { text } = plist;
	const { contentRange: range, entries } = dict;
	const tag = `<key>${escapeText(key)}</key>`;
	const indent = indentBefore(text, entries[0]?.range.start ?? range.start);
	if (indent === undefined) {
		return { range, newText: `${tag}<dict>${text.slice(range.start, range.end)}</dict>` };
	}
	const line = layout.eol + indent;
	const end = trimEnd(text, range.start, range.end);
	// Files without indentation stay so.
	const inner = indent === '' ? '' : indent + layout.unit;
	const content = reindent(text.slice(range.start, end), indent, inner);
	const rest = text.slice(end, range.end);
	return { range, newText: `${line}${tag}${line}<dict>${content}${line}</dict>${rest}` };
}

function newContent(text: string, value: PlistValue, by: string): TextEdit {
	const { openTagRange, contentRange } = value;
	const tag = text.slice(openTagRange.start, openTagRange.end);
	if (!tag.endsWith('/>')) return { range: contentRange, newText: escapeText(by) };
	const name = tag.slice(1, nameEnd(tag, 1));
	return { range: openTagRange, newText: `<${name}>${escapeText(by)}</${name}>` };
}
