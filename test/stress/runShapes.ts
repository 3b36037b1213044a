/** Measures how the processor time of each operation grows with each shape, and what operations cost that try fixes. */
import type { Row } from '../bench/section.js';
import { boundedOperations, operations, type Prepared, prepare } from '../shapes/operations.js';
import { sample, slowBefore } from '../shapes/sample.js';
import type { Shape } from '../shapes/shape.js';
import { shapes } from '../shapes/shapes.js';
import { fastestOf, processorTime, timeOf } from './processorTime.js';
import type { StressOptions, StressResult } from './run.js';

/** The sizes in UTF-16 code units; each is compared with a quarter of it. */
const sizes = [90_000, 1_000_000] as const;
const times = 4;
const mostGrowth = times * 1.5;
/** Milliseconds of work that are too few to be measured. */
const leastTime = 50;
/** How many checks of the document *Fix all*, and all fixes of the findings of a document, may cost. */
const mostChecks = 20;
/** Growth for which a shape is measured with the larger size, too. */
const suspiciousGrowth = times * 1.2;

const all: Readonly<Record<string, (prepared: Prepared) => void>> = {
	...operations,
	...boundedOperations,
};
const bounded: ReadonlySet<string> = new Set(['fix all', ...Object.keys(boundedOperations)]);

interface Measurement {
	readonly shape: string;
	readonly operation: string;
	readonly size: number;
	readonly milliseconds: number;
	/** Undefined if the time is too short to be compared, or bounded. */
	readonly growth?: number;
	/** Times of the check of the same document; undefined if the time is too short. */
	readonly checks?: number;
}

export function runShapes({ every, only }: StressOptions): StressResult {
	const chosen = (only === undefined ? sample(every) : shapes).filter(({ name }) =>
		name.includes(only ?? ''),
	);
	// Code is compiled while it first runs.
	for (const shape of chosen.slice(0, 2)) measure(shape, sizes[0]);
	const measured: Measurement[] = [];
	const started = processorTime();
	chosen.forEach((shape, index) => {
		for (const size of sizes) {
			const found = measure(shape, size);
			measured.push(...found);
			for (const each of found.filter(isSlow)) console.log(describe(each));
			const isSuspicious = found.some(({ growth = 0 }) => growth > suspiciousGrowth);
			if (!isSuspicious && !slowBefore.has(shape.name)) break;
		}
		if (index % 50 === 49) console.log(progress(index + 1, chosen.length, started));
	});
	console.log(progress(chosen.length, chosen.length, started));
	return {
		faults: measured.filter(isSlow).map(describe),
		section: {
			title: `${chosen.length} of ${shapes.length} shapes, of ${sizes.map((size) => `${size / 1000} kB`).join(' and ')}`,
			rows: Object.keys(all).map((operation) => worst(measured, operation)),
			reading: `The longest time of each operation, and the largest growth for a shape that is ${times} times as large; for operations that try fixes, how many checks they cost at most. Measured by \`npm run stress -- shapes --every ${every} --write\`.`,
		},
	};
}

function progress(done: number, of: number, started: number): string {
	const minutes = (processorTime() - started) / 60_000;
	return `${done} of ${of} shapes, ${minutes.toFixed(1)} minutes of processor time`;
}

function isSlow({ growth = 0, checks = 0 }: Measurement): boolean {
	return growth > mostGrowth || checks > mostChecks;
}

/** Most operations run once: only those that take long are compared, and only those that seem slow run again. */
function measure(shape: Shape, size: number): readonly Measurement[] {
	const large = prepare(shape, size);
	let small: Prepared | undefined;
	const check = fastestOf(() => operations.check(large));
	return Object.entries(all).map(([operation, run]): Measurement => {
		const first = operation === 'check' ? check : timeOf(() => run(large));
		const measured = { shape: shape.name, operation, size };
		if (first < leastTime) return { ...measured, milliseconds: first };
		if (bounded.has(operation)) {
			const milliseconds = again(() => run(large), first, mostChecks * check);
			return { ...measured, milliseconds, checks: milliseconds / check };
		}
		small ??= prepare(shape, size / times);
		const quarter = small;
		const compared = fastestOf(() => run(quarter));
		const milliseconds = again(() => run(large), first, mostGrowth * compared);
		return { ...measured, milliseconds, growth: milliseconds / compared };
	});
}

/** The time of the fastest run, which is repeated while it takes more than `most`. */
function again(run: () => void, first: number, most: number): number {
	return first > most ? Math.min(first, fastestOf(run, most)) : first;
}

function worst(measured: readonly Measurement[], operation: string): Row {
	const own = measured.filter((each) => each.operation === operation);
	const slowest = own.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
	const ratios = own.flatMap(({ growth, checks }) => growth ?? checks ?? []);
	return {
		name: `${operation}, longest with ${slowest.shape}`,
		value: slowest.milliseconds,
		unit: 'ms',
		ratio: ratios.length === 0 ? undefined : Math.max(...ratios),
	};
}

function describe({ shape, operation, size, milliseconds, growth, checks }: Measurement): string {
	const ratio =
		growth === undefined
			? `${checks?.toFixed(1)} checks`
			: `${growth.toFixed(1)} times as long as a quarter`;
	return `${shape}, ${size / 1000} kB: ${operation} takes ${milliseconds.toFixed(0)} ms, ${ratio}`;
}
