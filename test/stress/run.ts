/** The parts of the nightly run, one after the other. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { numberIn, scriptOptions } from '../../scripts/scriptOptions.js';
import { withSection } from '../bench/page.js';
import { renderSection, type Section } from '../bench/section.js';
import { runFuzz } from './runFuzz.js';
import { runReports } from './runReports.js';
import { measureAlone, runShapes } from './runShapes.js';

export interface StressOptions {
	/** Fuzz cases of all seeds together. */
	readonly cases: number;
	/** Processor time of the fuzz cases of this run. */
	readonly seconds: number;
	/** Every which shape is measured, in addition to those that were slow before. */
	readonly every: number;
	/** The text in the names of the shapes that are measured, instead of every nth. */
	readonly only: string | undefined;
	/** Whether to begin again instead of where an earlier run ended. */
	readonly restart: boolean;
}

/** What a part found out. */
export interface StressResult {
	/** Undefined if the part has no figures. */
	readonly section: Section | undefined;
	/** What went wrong, one fault a line. */
	readonly faults: readonly string[];
}

/** Tests that need too much time for `npm test`. Parts with figures are functions. */
function runTests(...args: readonly string[]): StressResult {
	const { status } = spawnSync('npx', ['vitest', 'run', ...args], { stdio: 'inherit' });
	return { section: undefined, faults: status === 0 ? [] : [`vitest run ${args.join(' ')} fails`] };
}

const parts: Readonly<Record<string, (options: StressOptions) => StressResult>> = {
	fuzz: runFuzz,
	shapes: runShapes,
	reports: runReports,
	texts: () => runTests('--config', 'test/stress/vitest.config.ts'),
	protocol: () => runTests('--project', 'bundles', 'test/protocol/storms'),
};

const { values, positionals } = scriptOptions(
	{
		cases: { type: 'string' },
		seconds: { type: 'string' },
		every: { type: 'string' },
		only: { type: 'string' },
		alone: { type: 'string' },
		size: { type: 'string' },
		restart: { type: 'boolean' },
		write: { type: 'boolean' },
	},
	Object.keys(parts),
);
const options = {
	cases: numberIn('cases', values.cases, 1_000_000),
	seconds: numberIn('seconds', values.seconds, Number.POSITIVE_INFINITY),
	every: numberIn('every', values.every, 4),
	only: values.only,
	restart: values.restart === true,
};
const size = numberIn('size', values.size, 0);
if (values.alone !== undefined) console.log(JSON.stringify(measureAlone(values.alone, size)));
else for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) runPart(name);

function runPart(name: string): void {
	console.log(`\n── ${name}`);
	const part = parts[name];
	if (!part) return;
	const { section, faults } = part(options);
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
	if (!section) return;
	console.log(renderSection(section));
	if (values.write) record(name, section);
}

/** Writes the figures of a part for the next benchmarks, and its section of the page. */
function record(name: string, section: Section): void {
	const page = 'docs/benchmarks.md';
	mkdirSync('docs/benchmarks', { recursive: true });
	writeFileSync(`docs/benchmarks/${name}.json`, `${JSON.stringify(section, undefined, 2)}\n`);
	writeFileSync(page, withSection(readFileSync(page, 'utf8'), section));
}
