/** Formats Markdown for hovers and completion. */

import { abbreviated } from '../messages/message.js';

/** Formats any text as inline code on one line; empty text as two quotes. */
export function code(text: string): string {
	const line = abbreviated(text.replace(/\s+/g, ' ').trim());
	if (line === '') return '`""`';
	const ticks = ticksAround(line, 0);
	return ticks === '`' ? `\`${line}\`` : `${ticks} ${line} ${ticks}`;
}

/** More backticks than `text` has in a row, and more than `least`, so that none of them ends the code. */
function ticksAround(text: string, least: number): string {
	const runs = (text.match(/`+/g) ?? []).map(({ length }) => length);
	return '`'.repeat(runs.reduce((most, each) => Math.max(most, each), least) + 1);
}

/** Escapes Markdown in a text. */
export function plain(text: string): string {
	return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** A fenced block of plist XML; XML on one line is formatted with one element per line. */
export function xmlBlock(xml: string): string {
	const fence = ticksAround(xml, 2);
	return `${fence}xml\n${xml.includes('\n') ? xml : formatXml(xml)}\n${fence}`;
}

function formatXml(xml: string): string {
	let depth = 0;
	const pieces =
		xml.match(/<(?:dict|array)>|<\/(?:dict|array)>|<(\w+)\b[^<>]*>[^<]*<\/\1>|<[^<>]*>/g) ?? [];
	const lines = pieces.map((piece) => {
		if (/^<\/(?:dict|array)>/.test(piece)) depth -= 1;
		const line = '\t'.repeat(Math.max(0, depth)) + piece;
		if (/^<(?:dict|array)>$/.test(piece)) depth += 1;
		return line;
	});
	// Other XML is not formatted.
	return pieces.join('') === xml ? lines.join('\n') : xml;
}

/** Joins paragraphs without the empty ones. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A link to the first reference that is a web page. */
export function pageLink(references: readonly string[] | undefined): string | undefined {
	const page = references?.find((reference) => reference.startsWith('https://'));
	if (page === undefined) return undefined;
	const apple = page.startsWith('https://developer.apple.com/');
	return `[${apple ? 'Apple documentation' : 'Documentation'}](${page})`;
}
