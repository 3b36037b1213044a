/**
 * Prints recall, precision, and conformance: `npm run truth`. `--write` records them in `docs/benchmarks/truth.json`
 * and `docs/benchmarks.md`. A share of less than 1 fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSection } from '../test/bench/page.js';
import { renderSection } from '../test/bench/section.js';
import { truthSection } from '../test/truth/figures.js';
import { repositoryRoot } from './prepareOnce.js';

const recordFile = join(repositoryRoot, 'docs/benchmarks/truth.json');
const page = join(repositoryRoot, 'docs/benchmarks.md');

const section = truthSection();
console.log(renderSection(section));
if (section.rows.some(({ ratio }) => ratio !== 1)) process.exitCode = 1;
if (process.argv.includes('--write')) {
	writeFileSync(recordFile, `${JSON.stringify(section, undefined, 2)}\n`);
	writeFileSync(page, withSection(readFileSync(page, 'utf8'), section));
}
