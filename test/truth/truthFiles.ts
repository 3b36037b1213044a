/** The cases of the files in `faults/` and `oddities/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases, type TruthCase } from './truthCase.js';

export const faults = casesIn('faults');
export const oddities = casesIn('oddities');

function casesIn(folder: string): readonly TruthCase[] {
	const path = join(import.meta.dirname, folder);
	return readdirSync(path).flatMap((name) =>
		readCases(name.replace('.txt', ''), readFileSync(join(path, name), 'utf8')),
	);
}
