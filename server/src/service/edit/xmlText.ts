/** Plist XML of new values, laid out as the text around them. */
import type { NewValue } from './plistEdit.js';

/** How a text is laid out. */
export interface Layout {
	readonly eol: string;
	/** One step of indentation. */
	readonly unit: string;
}

/** Line ends and indentation of a text, by its first lines; a tab where nothing is indented. */
export function layoutOf(text: string): Layout {
	const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
	const indented = /[\r\n]([ \t]+)<(?:key|dict|string|array)/.exec(text)?.[1];
	if (indented === undefined || indented.startsWith('\t')) return { eol, unit: '\t' };
	return { eol, unit: indented.length > 8 ? '    ' : indented };
}

/** `&`, `<` and `>` as entities. */
export function escapeText(text: string): string {
	return text.replace(/[&<>]/g, (each) =>
		each === '&' ? '&amp;' : each === '<' ? '&lt;' : '&gt;',
	);
}

/** The element of a value; lines after the first are indented by `indent`. */
export function renderValue(value: NewValue, indent: string, layout: Layout): string {
	if (typeof value === 'string') return `<string>${escapeText(value)}</string>`;
	if (typeof value === 'bigint') return `<integer>${value}</integer>`;
	if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
	if ('raw' in value) return value.raw.replace(/\r\n|\n|\r/g, layout.eol + indent);
	const inner = indent + layout.unit;
	if ('dict' in value) {
		const entries = value.dict.map(([key, each]) => renderEntry(key, each, inner, layout, true));
		return wrap('dict', entries, indent, layout);
	}
	return wrap(
		'array',
		value.map((each) => renderValue(each, inner, layout)),
		indent,
		layout,
	);
}

/** `<key>…</key>` and the value, on two lines or on one. */
export function renderEntry(
	key: string,
	value: NewValue,
	indent: string,
	layout: Layout,
	onTwoLines: boolean,
): string {
	const between = onTwoLines ? layout.eol + indent : '';
	return `<key>${escapeText(key)}</key>${between}${renderValue(value, indent, layout)}`;
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
