/** Lays out text for a terminal: wrapped paragraphs and columns. */
import { displayWidth } from './displayText.js';

/** `text` in lines of at most `columns` that start with `indent`. Words longer than a line are not split. */
export function wrap(text: string, columns: number, indent: string): string {
	const width = Math.min(columns, 100) - indent.length;
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const word of paragraph.split(' ')) {
			if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
				lines.push(line);
				line = word;
			} else {
				line = line === '' ? word : `${line} ${word}`;
			}
		}
		lines.push(line);
	}
	return lines.map((line) => `${indent}${line}`.trimEnd()).join('\n');
}

/**
 * Rows with aligned columns. The last column is truncated if the line is too long, and the others take at most a third of
 * a terminal, so that the last one has room: a longer cell moves the rest of its row.
 */
export function renderColumns(rows: readonly (readonly string[])[], columns: number): string {
	const widths: number[] = [];
	const most = Math.floor(columns / 3);
	for (const row of rows) {
		for (const [index, cell] of row.slice(0, -1).entries()) {
			widths[index] = Math.max(widths[index] ?? 0, Math.min(displayWidth(cell), most));
		}
	}
	return rows.map((row) => `${renderRow(row, widths, columns)}\n`).join('');
}

function renderRow(row: readonly string[], widths: readonly number[], columns: number): string {
	const cells = row.map((cell, index) =>
		index === row.length - 1 ? cell : `${cell.padEnd(widths[index] ?? 0)}  `,
	);
	const line = cells.join('').trimEnd();
	return line.length > columns ? `${line.slice(0, columns - 1)}…` : line;
}
