/** From edits in terms of entries and values to text edits that keep the style of the file. */
import type { DriverPlist } from '../document/driverPlist.js';
import { startOfLine } from '../text/line.js';
import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { siblingBefore } from './customaryPlace.js';
import type { NewValue, PlistEdit } from './plistEdit.js';
import { escapeText, type Layout, layoutOf, renderEntry, renderValue } from './xmlText.js';

/** An entry to be written into a dict: made anew, or as it stands elsewhere. */
interface NewEntry {
	readonly key: string;
	readonly after: DictEntry | undefined;
	render(indent: string, onTwoLines: boolean): string;
}

/** Minimal text edits in the order of `edits`; they do not overlap unless the edits themselves do. */
export function renderEdits(plist: DriverPlist, edits: readonly PlistEdit[]): readonly TextEdit[] {
	const { text } = plist;
	const layout = layoutOf(text);
	const inserted = new Map<Dict, NewEntry[]>();
	const gone = new Set<DictEntry>();
	const rendered: TextEdit[] = [];
	for (const edit of edits) {
		if (edit.kind === 'removeEntry' || edit.kind === 'moveEntry') gone.add(edit.entry);
	}
	const insert = (into: Dict, entry: NewEntry): void => {
		inserted.set(into, [...(inserted.get(into) ?? []), entry]);
	};
	for (const edit of edits) {
		switch (edit.kind) {
			case 'insertEntry':
				insert(edit.into, {
					key: edit.key,
					after: edit.after,
					render: (indent, onTwoLines) =>
						renderEntry(edit.key, edit.value, indent, layout, onTwoLines),
				});
				break;
			case 'moveEntry':
				if (!isInside(edit.entry, gone)) rendered.push(removal(text, edit.entry));
				insert(edit.into, movedEntry(text, edit.entry));
				break;
			case 'removeEntry':
				if (!isInside(edit.entry, gone)) rendered.push(removal(text, edit.entry));
				break;
			case 'renameKey':
				rendered.push({
					range: edit.entry.keyContentRange,
					newText: escapeText(edit.key),
				});
				break;
			case 'replaceValue':
				rendered.push(replacement(text, edit.value, edit.by, layout));
				break;
			case 'replaceContent':
				rendered.push(newContent(text, edit.value, edit.by));
				break;
			case 'replaceText':
				rendered.push({ range: edit.range, newText: edit.by });
				break;
		}
	}
	for (const [dict, entries] of inserted) {
		rendered.push(...insertions(text, dict, entries, gone, layout));
	}
	return rendered;
}

/** Whether an entry around this one goes as well. */
function isInside(entry: DictEntry, gone: ReadonlySet<DictEntry>): boolean {
	for (let above = entry.dict.entry; above; above = above.dict.entry) {
		if (gone.has(above)) return true;
	}
	return false;
}

function insertions(
	text: string,
	dict: Dict,
	entries: readonly NewEntry[],
	gone: ReadonlySet<DictEntry>,
	layout: Layout,
): readonly TextEdit[] {
	const staying = dict.entries.filter((entry) => !gone.has(entry));
	const sample = staying[0];
	if (!sample) return [fillEmptyDict(text, dict, entries, layout)];
	const indent = indentBefore(text, sample.range.start);
	const onTwoLines = /[\r\n]/.test(text.slice(sample.keyRange.end, sample.value.range.start));
	return entries.map((entry) => {
		const given = entry.after && !gone.has(entry.after) ? entry.after : undefined;
		const after = given ?? siblingBefore(staying, entry.key);
		const separator = indent === undefined ? '' : layout.eol + indent;
		const written = entry.render(indent ?? '', indent !== undefined && onTwoLines);
		if (!after) return insertion(sample.range.start, written + separator);
		return insertion(endOfLineOf(text, after), separator + written);
	});
}

function insertion(offset: number, newText: string): TextEdit {
	return { range: { start: offset, end: offset }, newText };
}

/** The first entries of a dict: what stands in it besides, comments, stays above them. */
function fillEmptyDict(
	text: string,
	dict: Dict,
	entries: readonly NewEntry[],
	layout: Layout,
): TextEdit {
	const outer = indentOfLine(text, dict.range.start);
	const indent = outer + layout.unit;
	const lines = entries.map((entry) => layout.eol + indent + entry.render(indent, true)).join('');
	const { start, end } = dict.contentRange;
	const emptyTag = text.slice(dict.openTagRange.start, dict.openTagRange.end).endsWith('/>');
	if (emptyTag) return { range: dict.range, newText: `<dict>${lines}${layout.eol}${outer}</dict>` };
	const content = dict.entries.length > 0 ? '' : text.slice(start, end).trimEnd();
	const from = dict.entries.length > 0 ? end : start + content.length;
	return { range: { start: from, end }, newText: `${lines}${layout.eol}${outer}` };
}

/** The indentation of what starts at `offset`; undefined where something else stands before it in its line. */
function indentBefore(text: string, offset: number): string | undefined {
	const line = text.slice(startOfLine(text, offset), offset);
	return /^[ \t]*$/.test(line) ? line : undefined;
}

function indentOfLine(text: string, offset: number): string {
	return /^[ \t]*/.exec(text.slice(startOfLine(text, offset), offset))?.[0] ?? '';
}

/** The end of an entry, behind a comment that ends its line. */
function endOfLineOf(text: string, entry: DictEntry): number {
	const rest = /^[ \t]*<!--[^\r\n]*?-->(?=[ \t]*[\r\n])/.exec(
		text.slice(entry.range.end, entry.range.end + 1000),
	);
	return entry.range.end + (rest?.[0].length ?? 0);
}

/** An entry with the lines that it leaves empty. */
function removal(text: string, { range }: DictEntry): TextEdit {
	const start = startOfLine(text, range.start);
	const rest = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(range.end, range.end + 1000));
	const whole = rest && indentBefore(text, range.start) !== undefined;
	return {
		range: whole ? { start, end: range.end + rest[0].length } : range,
		newText: '',
	};
}

function movedEntry(text: string, entry: DictEntry): NewEntry {
	const written = text.slice(entry.range.start, entry.range.end);
	const old = indentOfLine(text, entry.range.start);
	return {
		key: entry.key,
		after: undefined,
		render: (indent) =>
			written.replace(/(\r\n|\n|\r)([ \t]*)/g, (_, eol: string, before: string) =>
				before.startsWith(old) ? eol + indent + before.slice(old.length) : eol + before,
			),
	};
}

function replacement(text: string, value: PlistValue, by: NewValue, layout: Layout): TextEdit {
	const newText = renderValue(by, indentOfLine(text, value.range.start), layout);
	if (value.type === 'invalid' && value.reason === 'missing')
		return insertion(value.range.end, newText);
	const open = /^<([A-Za-z]+)>/.exec(newText)?.[0];
	const written = text.slice(value.range.start, value.range.end);
	const sameElement =
		open !== undefined && written.startsWith(open) && written.endsWith(close(open));
	if (!sameElement) return { range: value.range, newText };
	return {
		range: { start: value.range.start + open.length, end: value.range.end - close(open).length },
		newText: newText.slice(open.length, -close(open).length),
	};
}

function close(openTag: string): string {
	return `</${openTag.slice(1)}`;
}

function newContent(text: string, value: PlistValue, by: string): TextEdit {
	const tag: TextRange = value.openTagRange;
	const written = text.slice(tag.start, tag.end);
	const name = /^<([A-Za-z]+)[^>]*\/>$/.exec(written)?.[1];
	if (name === undefined) return { range: value.contentRange, newText: escapeText(by) };
	return { range: tag, newText: `<${name}>${escapeText(by)}</${name}>` };
}
