/** The report for people: each finding with its place, its line, what is meant underlined, and the remedy. */
import { renderMessage, type Severity, type TextRange } from '../service/index.js';
import type { CheckedFile, CheckedFinding } from './checkFile.js';
import { displayWidth, printable } from './displayText.js';
import type { Style, Terminal } from './terminal.js';

const styles: Readonly<Record<Severity, Style>> = {
	error: 'red',
	warning: 'yellow',
	information: 'blue',
	hint: 'cyan',
};

/** Columns of an excerpt, however wide the terminal is. */
const widest = 140;

/** One finding as a paragraph that ends with an empty line. */
export function renderFinding(
	file: CheckedFile,
	{ finding, message, fixes }: CheckedFinding,
	terminal: Pick<Terminal, 'paint' | 'columns'>,
): string {
	const { paint } = terminal;
	const style = styles[finding.severity];
	const place = paint('bold', placeOf(file, finding.at.range));
	const code = paint('dim', `(${finding.code})`);
	const lines = [
		`${place} ${paint(style, finding.severity)} ${printable(message)} ${code}`,
		...renderExcerpt(file, finding.at.range, style, terminal),
	];
	for (const related of finding.related ?? []) {
		const text = printable(renderMessage(related.message));
		lines.push(`  ${paint('bold', placeOf(file, related.at.range))} ${text}`);
	}
	const [remedy] = fixes;
	if (remedy !== undefined) lines.push(`  ${paint('green', 'fix:')} ${printable(remedy)}`);
	return `${lines.join('\n')}\n\n`;
}

/** `path:line:column`, counted from one, as terminals and editors link it. */
function placeOf({ path, lines }: CheckedFile, range: TextRange): string {
	const { line, character } = lines.positionAt(range.start);
	return `${printable(path)}:${line + 1}:${character + 1}`;
}

/** The first line of the range without its indentation, and carets below what is meant. */
function renderExcerpt(
	{ text, lines }: CheckedFile,
	range: TextRange,
	style: Style,
	{ paint, columns }: Pick<Terminal, 'paint' | 'columns'>,
): readonly string[] {
	const { line } = lines.positionAt(range.start);
	const lineRange = {
		start: lines.offsetAt({ line, character: 0 }),
		end: lines.offsetAt({ line, character: Number.POSITIVE_INFINITY }),
	};
	const number = String(line + 1);
	const shown = excerptRange(text, lineRange, range, Math.min(columns, widest) - number.length - 8);
	if (shown.start === shown.end) return [];
	const lead = displayWidth(printable(text.slice(shown.start, range.start)));
	const meant = text.slice(range.start, Math.min(range.end, shown.end));
	const carets = '^'.repeat(Math.max(1, displayWidth(printable(meant))));
	const before = shown.start > firstInked(text, lineRange) ? '…' : '';
	const after = shown.end < lineRange.end ? '…' : '';
	const margin = ' '.repeat(number.length);
	return [
		`  ${paint('dim', `${number} |`)} ${before}${printable(text.slice(shown.start, shown.end))}${after}`,
		`  ${paint('dim', `${margin} |`)} ${' '.repeat(before.length + lead)}${paint(style, carets)}`,
	];
}

/** As much of the line as fits in `width`, with the start of the meant range in it. */
function excerptRange(text: string, line: TextRange, meant: TextRange, width: number): TextRange {
	const start = Math.min(firstInked(text, line), meant.start);
	const end = Math.max(line.end, start);
	if (end - start <= width) return { start, end };
	const shift =
		Math.min(meant.end, end) - start > width ? meant.start - Math.floor(width / 4) : start;
	const from = Math.max(start, shift);
	return { start: from, end: Math.min(end, from + width) };
}

function firstInked(text: string, { start, end }: TextRange): number {
	let at = start;
	while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
	return at;
}
