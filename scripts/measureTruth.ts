/**
 * Prints recall, precision, conformance, and how drivers of real Macs match: `npm run truth`. `--write` records them in
 * `docs/benchmarks/` and `docs/benchmarks.md`. A share of less than 1 fails, except of drivers, which have tests.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSection } from '../test/bench/page.js';
import { renderSection } from '../test/bench/section.js';
import { hasDumps, matchingSection, verifyDumps } from '../test/oracle/dumps.js';
import { truthSection } from '../test/truth/figures.js';
import { repositoryRoot } from './prepareOnce.js';
import { scriptOptions } from './scriptOptions.js';

const { values } = scriptOptions({ write: { type: 'boolean' } }, []);
const page = join(repositoryRoot, 'docs/benchmarks.md');
const sections = [
	{ section: truthSection(), record: 'docs/benchmarks/truth.json' },
	...(hasDumps
		? [{ section: matchingSection(verifyDumps()), record: 'docs/benchmarks/matching.json' }]
		: []),
];

for (const { section } of sections) console.log(renderSection(section));
if (sections[0]?.section.rows.some(({ ratio }) => ratio !== 1)) process.exitCode = 1;
if (values.write === true) {
	for (const { section, record } of sections) {
		writeFileSync(join(repositoryRoot, record), `${JSON.stringify(section, undefined, 2)}\n`);
		writeFileSync(page, withSection(readFileSync(page, 'utf8'), section));
	}
}
