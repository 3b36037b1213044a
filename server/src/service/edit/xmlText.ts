/** Renders plist XML. No other module renders tags, escapes text or contains the head of a document. */
import { once } from '../once.js';
import { reindent } from './indentation.js';
import type { NewComment, NewEntry, NewValue } from './plistEdit.js';

/** The layout of a text. */
export interface Layout {
	readonly eol: string;
	/** One step of indentation. */
	readonly unit: string;
}

/** The layout of new files, as Xcode writes them. */
export const xcodeLayout: Layout = { eol: '\n', unit: '\t' };

/** The UTF-16 code units that determine the layout of a text. */
const sampleLength = 8192;

/** The layout of a text, by its first lines; a tab if nothing is indented. */
export function layoutOf(whole: string): Layout {
	const text = whole.slice(0, sampleLength);
	const eol = once(() => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n');
	const unit = once(() => {
		const indented = /[\r\n]([ \t]+)<(?:key|dict|string|array)/.exec(text)?.[1];
		if (indented === undefined || indented.startsWith('\t')) return '\t';
		return indented.length > 8 ? '    ' : indented;
	});
	return {
		get eol() {
			return eol();
		},
		get unit() {
			return unit();
		},
	};
}

/** The lines before `<plist>`. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';
export const doctype =
	'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

/** The lines of a document around `root`, the lines of its root element; `head` is the lines before `<plist>`. */
export function documentLines(
	root: readonly string[],
	head: readonly string[] = [xmlDeclaration, doctype],
): readonly string[] {
	return [...head, '<plist version="1.0">', ...root, '</plist>', ''];
}

/** The text of a whole property list. */
export function renderDocument(root: NewValue, layout: Layout = xcodeLayout): string {
	return documentLines([renderValue(root, '', layout)]).join(layout.eol);
}

/** Replaces `&`, `<` and `>` by entities. */
export function escapeText(text: string): string {
	return text.replace(/[&<>]/g, (each) =>
		each === '&' ? '&amp;' : each === '<' ? '&lt;' : '&gt;',
	);
}

/** Separates hyphens, since a comment can't contain `--` or end with a hyphen. */
export function escapeComment(text: string): string {
	return text.replace(/-(?=-|$)/g, '- ');
}

/** The element of a value; lines after the first are indented by `indent`. */
export function renderValue(value: NewValue, indent: string, layout: Layout): string {
	if (typeof value === 'string') return `<string>${escapeText(value)}</string>`;
	if (typeof value === 'bigint') return `<integer>${value}</integer>`;
	if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
	if ('element' in value) return `<${value.element}>${value.text}</${value.element}>`;
	if ('raw' in value) return reindent(value.raw, '', indent, layout.eol);
	const inner = indent + layout.unit;
	if ('entriesXml' in value) {
		return wrap('dict', [renderEntriesXml(value.entriesXml, inner, layout)], indent, layout);
	}
	if ('rawEntries' in value) {
		const entries = value.rawEntries.map((each) => reindent(each, '', inner, layout.eol));
		return wrap('dict', entries, indent, layout);
	}
	if ('dict' in value) {
		const entries = value.dict.map((entry) => renderEntry(entry, inner, layout, true));
		return wrap('dict', entries, indent, layout);
	}
	return wrap(
		'array',
		value.map((each) => renderValue(each, inner, layout)),
		indent,
		layout,
	);
}

/** A comment, `<key>…</key>` and the value, on its own line or on the line of the key. */
export function renderEntry(
	[key, value, comment]: NewEntry,
	indent: string,
	layout: Layout,
	onTwoLines: boolean,
): string {
	const lineBreak = layout.eol + indent;
	const above = comment === undefined ? '' : renderComment(comment, indent, layout) + lineBreak;
	const between = onTwoLines ? lineBreak : '';
	return `${above}<key>${escapeText(key)}</key>${between}${renderValue(value, indent, layout)}`;
}

/** Indents entries in XML that is indented by tabs from the left margin. */
export function renderEntriesXml(xml: string, indent: string, { eol, unit }: Layout): string {
	return xml
		.split(/\r\n|\n|\r/)
		.map((line) => line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)))
		.join(eol + indent);
}

function renderComment(comment: NewComment, indent: string, { eol, unit }: Layout): string {
	if (typeof comment === 'string') return `<!-- ${commentText(comment)} -->`;
	const lines = comment.map((line) => eol + indent + unit + commentText(line));
	return `<!--${lines.join('')}${eol}${indent}-->`;
}

/** Puts a text on one line, without characters that XML does not allow. */
function commentText(text: string): string {
	return escapeComment(text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' '));
}

function wrap(
	name: string,
	lines: readonly string[],
	indent: string,
	{ eol, unit }: Layout,
): string {
	if (lines.length === 0) return `<${name}/>`;
	const inner = eol + indent + unit;
	return `<${name}>${inner}${lines.join(inner)}${eol}${indent}</${name}>`;
}
