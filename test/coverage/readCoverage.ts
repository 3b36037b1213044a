/** Reads the rows of docs/coverage.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CoverageRow {
	readonly section: string;
	readonly item: string;
	readonly codes: readonly string[];
	readonly reason: string;
}

export function readCoverage(): readonly CoverageRow[] {
	const page = readFileSync(join(import.meta.dirname, '../../docs/coverage.md'), 'utf8');
	return page.split(/^## /m).flatMap((part) => {
		const section = part.slice(0, part.indexOf('\n'));
		return part
			.split('\n')
			.filter((line) => line.startsWith('|'))
			.slice(2)
			.map((line) => {
				const [item = '', codes = '', reason = ''] = line
					.slice(1)
					.split('|')
					.map((cell) => cell.trim());
				return { section, item, codes: codes.split(/,\s*/).filter(Boolean), reason };
			});
	});
}
