/**
 * Changes the rules in small ways, and runs their examples and the known faults: `npm run mutate [-- code…]`. A change
 * that none of these notices is printed: an example is missing. `--write` records the result in `docs/benchmarks/mutation.json` and `docs/benchmarks.md`,
 * and a run without it fails if the share of noticed changes is lower than the recorded one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { withSection } from '../test/bench/page.js';
import { renderSection, type Section } from '../test/bench/section.js';
import type * as Judge from '../test/truth/judge.js';
import type * as TruthFiles from '../test/truth/truthFiles.js';
import { ruleCodes } from './generate/registries/rules.js';
import { TestCollector } from './mutate/collectTests.js';
import { Compiler } from './mutate/compiler.js';
import { ModuleLoader } from './mutate/moduleLoader.js';
import { type Mutation, mutationsOf } from './mutate/mutations.js';
import { repositoryRoot } from './prepareOnce.js';
import { scriptOptions } from './scriptOptions.js';

/** Milliseconds after which a run is treated as an endless loop. */
const timeout = 60_000;

const folder = join(repositoryRoot, 'server/src/service');
const rulesFolder = join(folder, 'rules');
const truthFolder = join(repositoryRoot, 'test/truth');
const testFile = join(repositoryRoot, 'test/rules/rules.test.ts');
const recordFile = join(repositoryRoot, 'docs/benchmarks/mutation.json');
const pageFile = join(repositoryRoot, 'docs/benchmarks.md');

type Outcome = 'noticed' | 'survived' | 'rejected by the compiler';

interface Result {
	readonly kind: Mutation['kind'];
	readonly outcome: Outcome;
}

const collector = new TestCollector();
const unchanged = new ModuleLoader(new Map([['vitest', collector.vitest]]));
unchanged.load(testFile);
const allCodes: ReadonlySet<string> = new Set(ruleCodes());
const compiler = new Compiler(join(folder, 'tsconfig.json'));

/** Files with the logic of rules, shared files included. */
function sourcesOfRules(): readonly string[] {
	return readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.ts$/.test(name) && !/^rule\.ts$|\.generated\.ts$/.test(name))
		.map((name) => join(rulesFolder, name))
		.sort();
}

/** Codes of the rules whose examples run the code of a file. */
function codesFor(path: string): ReadonlySet<string> {
	const dependents = [...unchanged.dependentsOf(path)].map((each) => relative(rulesFolder, each));
	return new Set(ruleCodes().filter((code) => dependents.includes(`${code}.ts`)));
}

/** Runs the tests of the rules with the modules of a loader, up to the first that fails. */
function runTests(codes: ReadonlySet<string>, loader: ModuleLoader): void {
	collector.codes = codes;
	collector.tests = [];
	loader.load(testFile);
	for (const { title, run } of collector.tests) {
		try {
			run();
		} catch (error) {
			throw new Error(`The test '${title}' fails.`, { cause: error });
		}
	}
}

/** Judges the known faults and oddities with the modules of a loader, up to the first that is judged otherwise. */
function judgeTruth(loader: ModuleLoader): void {
	const { judge } = loader.load(join(truthFolder, 'judge.ts')) as typeof Judge;
	const { faults, oddities } = loader.load(join(truthFolder, 'truthFiles.ts')) as typeof TruthFiles;
	for (const each of faults) {
		const { missed, wrong } = judge(each);
		if (missed.length + wrong.length > 0) throw new Error(`'${each.name}' is not found.`);
	}
	for (const each of oddities) {
		const { wrong } = judge(each);
		if (wrong.some((line) => !line.startsWith('information'))) {
			throw new Error(`'${each.name}' is reported.`);
		}
	}
}

/** Whether a check throws, or does not end. */
function isNoticed(check: () => void): boolean {
	try {
		runInNewContext('check()', { check }, { timeout });
		return false;
	} catch {
		return true;
	}
}

function outcomeOf(path: string, { text }: Mutation, codes: ReadonlySet<string>): Outcome {
	if (!compiler.accepts(path, text)) return 'rejected by the compiler';
	// A guard that leaves a case to another rule is noticed by the examples of that rule.
	const loader = (): ModuleLoader => unchanged.withText(path, text);
	const noticed =
		isNoticed(() => runTests(codes, loader())) ||
		isNoticed(() => runTests(allCodes, loader())) ||
		isNoticed(() => judgeTruth(loader()));
	return noticed ? 'noticed' : 'survived';
}

function mutate(path: string): readonly Result[] {
	const codes = codesFor(path);
	return mutationsOf(path, readFileSync(path, 'utf8')).map((mutation) => {
		const outcome = outcomeOf(path, mutation, codes);
		if (outcome === 'survived') {
			const place = `${relative(repositoryRoot, path)}:${mutation.line}`;
			console.log(`${place}: ${mutation.kind}: ${mutation.shown}`);
		}
		return { kind: mutation.kind, outcome };
	});
}

function countOf(results: readonly Result[], outcome: Outcome): number {
	return results.filter((each) => each.outcome === outcome).length;
}

/** The share of mutations that examples notice, of those that the compiler accepts. */
function shareNoticed(results: readonly Result[]): number {
	const noticed = countOf(results, 'noticed');
	return noticed / (noticed + countOf(results, 'survived'));
}

function sectionOf(results: readonly Result[]): Section {
	const row = (name: string, part: readonly Result[]) => ({
		name: `${name}, noticed of ${countOf(part, 'noticed') + countOf(part, 'survived')}`,
		value: countOf(part, 'noticed'),
		unit: 'mutants' as const,
		ratio: shareNoticed(part),
	});
	const kinds = [...new Set(results.map(({ kind }) => kind))];
	const rows = [
		row('all', results),
		...kinds.map((kind) =>
			row(
				kind,
				results.filter((each) => each.kind === kind),
			),
		),
	];
	return {
		title: 'Mutations of rules that examples or known faults notice',
		rows,
		reading: `Not noticed: ${countOf(results, 'survived')}. The compiler rejects ${countOf(results, 'rejected by the compiler')} more.`,
	};
}

const sources = sourcesOfRules();
const { values, positionals: wanted } = scriptOptions(
	{ write: { type: 'boolean' } },
	sources.map((path) => basename(path, '.ts')),
);
const paths = sources.filter(
	(path) => wanted.length === 0 || wanted.includes(basename(path, '.ts')),
);
// A test that fails anyway would notice every mutation.
runTests(allCodes, unchanged.withText(testFile, readFileSync(testFile, 'utf8')));
judgeTruth(unchanged);
const section = sectionOf(paths.flatMap(mutate));
console.log(renderSection(section));
if (values.write === true) {
	mkdirSync(dirname(recordFile), { recursive: true });
	writeFileSync(recordFile, `${JSON.stringify(section, undefined, 2)}\n`);
	writeFileSync(pageFile, withSection(readFileSync(pageFile, 'utf8'), section));
} else if (wanted.length === 0 && existsSync(recordFile)) {
	const recorded = (JSON.parse(readFileSync(recordFile, 'utf8')) as Section).rows[0]?.ratio ?? 0;
	if ((section.rows[0]?.ratio ?? 0) < recorded) {
		console.error(`A share of ${recorded} was noticed before.`);
		process.exitCode = 1;
	}
}
