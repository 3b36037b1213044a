/** Measures the growth of time and memory with the size of the text. */
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { parse } from '../../server/src/service/syntax/parse.js';
import { lower } from '../../server/src/service/value/lower.js';
import { valuesIn } from '../../server/src/service/value/valuesIn.js';
import { enlargedSample } from './samples.js';
import { comparedWithFirst, figure, type Section } from './section.js';
import { collectGarbage, median, timeOf } from './timing.js';

const base = 250_000;
const multiples: readonly number[] = [1, 2, 4, 8];
const repetitions = 15;
const depth = 100_000;

/**
 * The minimum of several runs, without garbage collection,
 * which depends on the size of its first generation.
 */
export async function growthOfTime(): Promise<Section> {
	const texts = multiples.map((times) => enlargedSample(base * times).text);
	const taken: [string, number][] = [];
	for (const [index, text] of texts.entries()) {
		const times: number[] = [];
		for (let round = -5; round < repetitions; round++) {
			const time = await timeWithoutCollector(() => parse(text));
			if (round >= 0) times.push(time);
		}
		taken.push([`${multiples[index]} × ${base / 1000} kB`, Math.min(...times)]);
	}
	const rows = comparedWithFirst('ms', taken);
	return {
		title: 'Time of parse by size, without garbage collection',
		rows,
		reading: `eight times the text takes ${figure(rows.at(-1)?.ratio)} times as long.`,
	};
}

/** Runs of one character or tag inside an unclosed construct. */
const runs: readonly (readonly [name: string, before: string, filling: string, after: string])[] = [
	['spaces in an integer', '<integer>', ' ', '</integer>'],
	['digits in an integer', '<integer>', '9', '</integer>'],
	['digits in a real', '<real>', '1', 'x</real>'],
	['digits in a year', '<date>', '1', 'x</date>'],
	['digits of kernel data', '<data format="hex">', '0a', 'x</data>'],
	['spaces in a tag', '<dict ', ' ', 'x></dict>'],
	['comments without an end', '<string>', '<!--', '</string>'],
	['sections without an end', '<string>', '<![CDATA[', '</string>'],
];

/** The factor of the time for a run that is four times as long. Quadratic work has the factor 16. */
export function growthOfRuns(): Section {
	const rows = runs.map(([name, before, filling, after]) => {
		const leastFor = (size: number): number => {
			const text = before + filling.repeat(size / filling.length) + after;
			const times = Array.from({ length: 7 }, () => timeOf(() => readAll(text)));
			return Math.min(...times);
		};
		const small = leastFor(base);
		const large = leastFor(4 * base);
		return { name, value: large, unit: 'ms' as const, ratio: large / small };
	});
	return {
		title: `A run of ${(4 * base) / 1e6} MB, compared with one of ${base / 1000} kB`,
		rows,
		reading: `four times the run takes ${figure(Math.max(...rows.map(({ ratio }) => ratio)))} times as long at most.`,
	};
}

function readAll(text: string): void {
	for (const value of valuesIn(lower(parse(text)))) if ('value' in value) void value.value;
}

export function growthOfMemory(): Section {
	const taken = multiples.map((times): [string, number] => {
		const { text } = enlargedSample(base * times);
		parse(text);
		collectGarbage();
		const before = process.memoryUsage().heapUsed;
		const parsed = parse(text);
		collectGarbage();
		const bytes = process.memoryUsage().heapUsed - before;
		return [`${times} × ${base / 1000} kB`, parsed.faults.length === 0 ? bytes / 1e6 : Number.NaN];
	});
	const rows = comparedWithFirst('MB', taken);
	const perMegabyte = (taken.at(-1)?.[1] ?? 0) / ((base * (multiples.at(-1) ?? 1)) / 1e6);
	return {
		title: 'Memory of the tree by size',
		rows,
		reading: `eight times the text keeps ${figure(rows.at(-1)?.ratio)} times as much: ${figure(perMegabyte)} MB for each MB of text.`,
	};
}

export function deepNesting(): Section {
	const closed = '<array>'.repeat(depth) + '</array>'.repeat(depth);
	const open = '<dict><key>a</key>'.repeat(depth);
	const rows = [
		['arrays, all closed', closed],
		['dictionaries, none closed', open],
	].map(([name = '', text = '']) => {
		const times = Array.from({ length: 7 }, () => timeOf(() => parse(text)));
		return { name, value: median(times), unit: 'ms' as const, ratio: undefined };
	});
	return {
		title: `${depth.toLocaleString('en')} nested elements`,
		rows,
		reading: `read in ${figure(Math.max(...rows.map(({ value }) => value)))} ms at most.`,
	};
}

/** Milliseconds of one run, without garbage collection. */
async function timeWithoutCollector(run: () => unknown): Promise<number> {
	const observer = new PerformanceObserver(() => {});
	observer.observe({ entryTypes: ['gc'] });
	const started = performance.now();
	run();
	const ended = performance.now();
	await setImmediate();
	const collected = observer
		.takeRecords()
		.filter(({ startTime }) => startTime >= started && startTime < ended)
		.reduce((sum, { duration }) => sum + duration, 0);
	observer.disconnect();
	return ended - started - collected;
}
