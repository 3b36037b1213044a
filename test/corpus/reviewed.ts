/** Reads the findings that are reviewed in `errors.md` and `warnings.md`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cells of the tables in a file of reviewed findings. */
export function rowsOf(list: string): readonly (readonly string[])[] {
	return readFileSync(join(import.meta.dirname, list), 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) =>
			line
				.split('|')
				.slice(1)
				.map((cell) => cell.trim()),
		);
}

/** File, code, and path of each row, sorted, without duplicates and backticks. */
export function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
	return [...new Set(rows.map((row) => row.slice(0, 3).join(' | ').replaceAll('`', '')))].sort();
}
