/** The report for people: each finding with its location, its line with the range underlined, and its first fix. */
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	type RelatedPlace,
	renderMessage,
	type Severity,
	type TextRange,
} from '../service/index.js';
import type { CheckedFile, CheckedFinding } from './checkFile.js';
import { type DisplayText, display, displayWidth, joinDisplay, printable } from './displayText.js';
import type { Style, Terminal } from './terminal.js';

const styles: Readonly<Record<Severity, Style>> = {
	error: 'red',
	warning: 'yellow',
	information: 'blue',
	hint: 'cyan',
};

/** Maximum columns of an excerpt, also on wider terminals. */
const widest = 140;

/** One finding as a paragraph that ends with an empty line. */
export function renderFinding(
	file: CheckedFile,
	{ finding, message, fixes }: CheckedFinding,
	terminal: Pick<Terminal, 'paint' | 'columns'>,
): DisplayText {
	const { paint } = terminal;
	const style = styles[finding.severity];
	const location = paint('bold', locationOf(file, finding.at.range));
	const code = paint('dim', `(${finding.code})`);
	const lines = [
		display`${location} ${paint(style, finding.severity)} ${message} ${code}`,
		...renderExcerpt(file, finding.at.range, style, terminal),
	];
	for (const related of finding.related ?? []) {
		const text = renderMessage(related.message);
		lines.push(display`  ${paint('bold', placeOf(file, related))} ${text}`);
	}
	const [fix] = fixes;
	if (fix !== undefined) lines.push(display`  ${paint('green', 'fix:')} ${fix}`);
	return display`${joinDisplay(lines, '\n')}\n\n`;
}

/** The location of a related place, which may be in a file near this one. */
function placeOf(file: CheckedFile, { at, in: neighbor }: RelatedPlace): string {
	if (!neighbor) return locationOf(file, at.range);
	const path = join(
		dirname(file.path),
		relative(dirname(fileURLToPath(file.uri)), fileURLToPath(neighbor.uri)),
	);
	return locationOf({ path, lines: neighbor.lines }, at.range);
}

/** `path:line:column`, one-based, which terminals and editors turn into a link. */
export function locationOf(
	{ path, lines }: Pick<CheckedFile, 'path' | 'lines'>,
	range: TextRange,
): string {
	const { line, character } = lines.positionAt(range.start);
	return `${path}:${line + 1}:${character + 1}`;
}

/** The first line of the range without its indentation, with carets below the range. */
function renderExcerpt(
	{ text, lines }: CheckedFile,
	range: TextRange,
	style: Style,
	{ paint, columns }: Pick<Terminal, 'paint' | 'columns'>,
): readonly DisplayText[] {
	const { line } = lines.positionAt(range.start);
	const lineRange = {
		start: lines.offsetAt({ line, character: 0 }),
		end: lines.offsetAt({ line, character: Number.POSITIVE_INFINITY }),
	};
	const number = String(line + 1);
	const shown = excerptRange(text, lineRange, range, Math.min(columns, widest) - number.length - 8);
	if (shown.start === shown.end) return [];
	const lead = displayWidth(printable(text.slice(shown.start, range.start)));
	const marked = text.slice(range.start, Math.min(range.end, shown.end));
	const carets = '^'.repeat(Math.max(1, displayWidth(printable(marked))));
	const before = shown.start > firstNonSpace(text, lineRange) ? '…' : '';
	const after = shown.end < lineRange.end ? '…' : '';
	const margin = ' '.repeat(number.length);
	return [
		display`  ${paint('dim', `${number} |`)} ${before}${text.slice(shown.start, shown.end)}${after}`,
		display`  ${paint('dim', `${margin} |`)} ${' '.repeat(before.length + lead)}${paint(style, carets)}`,
	];
}

/** At most `width` characters of the line, including the start of the marked range. */
function excerptRange(text: string, line: TextRange, marked: TextRange, width: number): TextRange {
	const start = Math.min(firstNonSpace(text, line), marked.start);
	const end = Math.max(line.end, start);
	if (end - start <= width) return { start, end };
	const shift =
		Math.min(marked.end, end) - start > width ? marked.start - Math.floor(width / 4) : start;
	const from = Math.max(start, shift);
	return { start: from, end: Math.min(end, from + width) };
}

function firstNonSpace(text: string, { start, end }: TextRange): number {
	let at = start;
	while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
	return at;
}
