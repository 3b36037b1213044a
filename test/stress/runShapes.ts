/** Measures how the processor time of each operation grows with each shape, and what operations cost that try fixes. */
import { spawnSync } from 'node:child_process';
import { boundedOperations, operations, type Prepared, prepare } from '../shapes/operations.js';
import { sample, slowBefore } from '../shapes/sample.js';
import type { Shape } from '../shapes/shape.js';
import { shapes } from '../shapes/shapes.js';
import {
	compareTime,
	type Measurement,
	measureGrowth,
	mostGrowth,
	times,
	worstOf,
} from './growth.js';
import { fastestOf, processorTime } from './processorTime.js';
import type { StressOptions, StressResult } from './run.js';

/** The sizes in UTF-16 code units; each is compared with a quarter of it. */
const sizes = [90_000, 1_000_000] as const;
/**
 * How many checks of a large document *Fix all* may cost, and all fixes of its findings: ten trials, each of which reads,
 * checks, and compares a version. They may cost more checks of a small one: all documents have the same budget.
 */
const mostChecks = 20;
const mostChecksOfTrials = 40;
/** Growth for which a shape is measured with the larger size, too. */
const suspiciousGrowth = times * 1.2;

const all: Readonly<Record<string, (prepared: Prepared) => void>> = {
	...operations,
	...boundedOperations,
};
const bounded: ReadonlySet<string> = new Set(['fix all', ...Object.keys(boundedOperations)]);

export interface SizedMeasurement extends Measurement {
	readonly size: number;
}

export function runShapes({ every, only }: StressOptions): StressResult {
	const chosen = (only === undefined ? sample(every) : shapes).filter(({ name }) =>
		name.includes(only ?? ''),
	);
	for (const shape of chosen.slice(0, 2)) compile(shape);
	const measured: SizedMeasurement[] = [];
	const started = processorTime();
	chosen.forEach((shape, index) => {
		for (const size of sizes) {
			const first = measure(shape, size);
			const found = first.some(isSlow) ? measureInOwnProcess(shape, size) : first;
			measured.push(...found);
			for (const each of found.filter(isSlow)) console.log(describe(each));
			const isSuspicious = found.some(
				({ operation, ratio = 0 }) =>
					ratio > (bounded.has(operation) ? checksOf(operation) : suspiciousGrowth),
			);
			if (!isSuspicious && !slowBefore.has(shape.name)) break;
		}
		if (index % 50 === 49) console.log(progress(index + 1, chosen.length, started));
	});
	console.log(progress(chosen.length, chosen.length, started));
	return {
		faults: measured.filter(isSlow).map(describe),
		section: {
			title: `${chosen.length} of ${shapes.length} shapes, of ${sizes.map((size) => `${size / 1000} kB`).join(' and ')}`,
			rows: Object.keys(all).map((operation) => worstOf(operation, measured)),
			reading: `The longest time of each operation, and the largest growth for a shape that is ${times} times as large; what seems slow is measured again in a process of its own. For operations that try fixes: how many checks they cost at most. Measured by \`npm run stress -- shapes --every ${every} --write\`.`,
		},
	};
}

/**
 * The measurements of a shape in a process that does nothing else. What seems slow is measured so again: code that V8 has
 * discarded and memory that earlier shapes have divided are not the work of the shape.
 */
function measureInOwnProcess({ name }: Shape, size: number): readonly SizedMeasurement[] {
	const args = [...process.execArgv, process.argv[1] ?? '', '--alone', name, '--size', `${size}`];
	const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`'${name}' can't be measured: ${stderr}`);
	return JSON.parse(stdout) as readonly SizedMeasurement[];
}

/** Measures the shape with this name, of `size` UTF-16 code units, in a process that has measured nothing else. */
export function measureAlone(name: string, size: number): readonly SizedMeasurement[] {
	const shape = shapes.find((each) => each.name === name);
	if (!shape) throw new Error(`Unknown shape '${name}'.`);
	compile(shape);
	return measure(shape, size);
}

/** Code is compiled while it first runs. */
function compile(shape: Shape): void {
	measure(shape, sizes[0]);
}

function progress(done: number, of: number, started: number): string {
	const minutes = (processorTime() - started) / 60_000;
	return `${done} of ${of} shapes, ${minutes.toFixed(1)} minutes of processor time`;
}

function checksOf(operation: string): number {
	return operation === 'fix all' ? mostChecks : mostChecksOfTrials;
}

function isSlow({ operation, size, ratio = 0 }: SizedMeasurement): boolean {
	if (bounded.has(operation)) return size === sizes[1] && ratio > checksOf(operation);
	return ratio > mostGrowth;
}

function measure(shape: Shape, size: number): readonly SizedMeasurement[] {
	const large = prepare(shape, size);
	let small: Prepared | undefined;
	const check = fastestOf(() => operations.check(large));
	return Object.entries(all).map(([operation, run]): SizedMeasurement => {
		const work = (): void => run(large);
		const quarter = (): (() => void) => {
			const prepared = small ?? prepare(shape, size / times);
			small = prepared;
			return () => run(prepared);
		};
		const found = bounded.has(operation)
			? compareTime(work, checksOf(operation), () => check)
			: measureGrowth(work, quarter);
		return { shape: shape.name, operation, size, ...found };
	});
}

function describe({ shape, operation, size, milliseconds, ratio }: SizedMeasurement): string {
	const times = bounded.has(operation) ? 'checks' : 'times as long as a quarter';
	return `${shape}, ${size / 1000} kB: ${operation} takes ${milliseconds.toFixed(0)} ms, ${ratio?.toFixed(1)} ${times}`;
}
