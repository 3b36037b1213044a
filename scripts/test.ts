/** `npm test`: builds, runs all tests, and prints their results. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { completeInstallation } from './completeInstallation.js';
import { cacheRoot } from './prepareOnce.js';
import { runForLastLine, runProgram } from './runProgram.js';
import {
	addResults,
	readVitestReport,
	renderReport,
	type StepResult,
	single,
	type VitestReport,
} from './testReport.js';
import { obtainBrowser } from './workbench/obtainBrowser.js';

interface Step {
	readonly title: string;
	run(): Promise<StepResult>;
}

/** A program whose exit status is the result. */
function program(title: string, name: string, ...args: readonly string[]): Step {
	return { title, run: async () => single((await runProgram(name, args)) === 0) };
}

const steps: readonly Step[] = [
	program('Build', process.execPath, 'esbuild.mjs', '--production'),
	program('Format and lint', 'biome', 'check'),
	program('Wording', 'tsx', 'scripts/proseLint.ts'),
	program('Types', 'tsc', '--build'),
	program('Generated files are current', 'tsx', 'scripts/generate.ts', '--check'),
	{ title: 'Unit, rule, schema, protocol and command line tests', run: runVitest },
	{ title: 'Stories in a real VS Code', run: runStories },
];

async function runVitest(): Promise<StepResult> {
	await mkdir(cacheRoot, { recursive: true });
	const file = join(cacheRoot, 'vitest.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	await rm(file, { force: true });
	const status = await runProgram('vitest', ['run', ...reporters]);
	const report = await readFile(file, 'utf8').catch(() => undefined);
	if (report === undefined) return single(false);
	const result = readVitestReport(JSON.parse(report) as VitestReport);
	const failedElsewhere = status !== 0 && result.failed === 0;
	return failedElsewhere ? addResults([result, single(false)]) : result;
}

async function runStories(): Promise<StepResult> {
	const { status, lastLine } = await runForLastLine('tsx', ['test/e2e/run.ts']);
	const result = parseResult(lastLine);
	if (!result) {
		console.log(lastLine ?? '');
		return single(false);
	}
	return status !== 0 && result.failed === 0 ? addResults([result, single(false)]) : result;
}

function parseResult(line: string | undefined): StepResult | undefined {
	try {
		return JSON.parse(line ?? '') as StepResult;
	} catch {
		return undefined;
	}
}

await completeInstallation().catch((error: unknown) => console.log(String(error)));
const browser = await obtainBrowser();
if (browser !== undefined) process.env.CHROME_PATH = browser;
const results: StepResult[] = [];
for (const { title, run } of steps) {
	console.log(`\n── ${title}`);
	const result = await run();
	if (result.failed > 0) console.log(`✗ ${title}: ${result.failed} failed`);
	results.push(result);
}
const total = addResults(results);
console.log(`\n${renderReport(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
