/** The text of a finding: its message with its location, its line with the range underlined, and its first fix. */
import {
	type PlistPath,
	renderMessage,
	type Severity,
	type TextRange,
} from '../../service/index.js';
import type { CheckedFile, CheckedFinding } from '../checkFile.js';
import { type DisplayText, display, displayWidth, joinDisplay, printable } from '../displayText.js';
import type { Style, Terminal } from '../terminal.js';
import type { AlikeFindings } from './foldAlike.js';
import { fileOf, locationOf, regionOf } from './places.js';
import { compilerLevels } from './report.js';
import { shownPath } from './reportedPath.js';

const styles: Readonly<Record<Severity, Style>> = {
	error: 'red',
	warning: 'yellow',
	information: 'blue',
	hint: 'cyan',
};

/** Maximum columns of an excerpt, also on wider terminals. */
const widest = 140;

/** At most this many lines of findings that are folded are listed. */
const listedLines = 8;

/**
 * A paragraph that ends with an empty line. Its first line has the form of compiler messages, which Xcode, VS Code,
 * Emacs, and Vim read: `path:line:column: warning: message [code]`. So have related places, which are notes, as those of
 * GCC: Emacs reads spaces as a part of the path. The other lines are indented.
 */
export function renderFinding(
	file: CheckedFile,
	{ first: { finding, message, fixes }, others }: AlikeFindings,
	terminal: Pick<Terminal, 'paint' | 'columns'>,
): DisplayText {
	const { paint } = terminal;
	const style = styles[finding.severity];
	const location = paint('bold', `${locationOf(file, finding.at.range)}:`);
	const level = paint(style, `${compilerLevels[finding.severity]}:`);
	const code = paint('dim', `[${finding.code}]`);
	const lines = [
		display`${location} ${level} ${message} ${code}`,
		...(file.isBinary
			? renderKeyPath(finding.at.path)
			: renderExcerpt(file, finding.at.range, style, terminal)),
	];
	const [fix] = fixes();
	if (fix) lines.push(display`  ${paint('green', 'fix:')} ${fix.title}`);
	if (others.length > 0) lines.push(display`  ${moreLikeThis(file, others)}`);
	for (const related of finding.related ?? []) {
		const place = locationOf(fileOf(file, related.in), related.at.range);
		const text = renderMessage(related.message);
		lines.push(display`${paint('bold', `${place}:`)} note: ${text}`);
	}
	return display`${joinDisplay(lines, '\n')}\n\n`;
}

/** `and 3 more like this, in lines 12, 14, and 20`. */
function moreLikeThis(file: CheckedFile, others: readonly CheckedFinding[]): string {
	if (file.isBinary) return `and ${others.length} more like this`;
	const lines = others.map(({ finding }) => regionOf(file, finding.at.range).startLine);
	const listed = [...new Set(lines)].map(String);
	const shown = listed.length > listedLines ? [...listed.slice(0, listedLines), '…'] : listed;
	const where = listed.length === 1 ? 'line' : 'lines';
	return `and ${others.length} more like this, in ${where} ${shown.join(', ')}`;
}

/** Where a finding of a binary property list is. */
function renderKeyPath(path: PlistPath): readonly DisplayText[] {
	return path.length === 0 ? [] : [display`  in ${shownPath(path)}`];
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
