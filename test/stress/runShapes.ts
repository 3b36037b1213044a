/** Measures how the processor time of each operation grows with each shape, and what operations cost that try fixes. */
import type { Row } from '../bench/section.js';
import { boundedOperations, operations, type Prepared, prepare } from '../shapes/operations.js';
import { sample, slowBefore } from '../shapes/sample.js';
import type { Shape } from '../shapes/shape.js';
import { shapes } from '../shapes/shapes.js';
import type { StressOptions, StressResult } from './run.js';

/** The sizes in UTF-16 code units; each is compared with a quarter of it. */
const sizes = [90_000, 1_000_000];
const times = 4;
const mostGrowth = times * 1.5;
/** Milliseconds of work that are too few to be measured. */
const leastTime = 100;
/** How many checks of the document *Fix all*, and all fixes of the findings of a document, may cost. */
const mostChecks = 20;
const repetitions = 3;
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
	readonly growth: number | undefined;
	/** Times of the check of the same document; undefined if the time is too short. */
	readonly checks: number | undefined;
}

export function runShapes({ every }: StressOptions): StressResult {
	const chosen = sample(every);
	const measured: Measurement[] = [];
	chosen.forEach((shape, index) => {
		for (const size of sizes) {
			const found = measure(shape, size);
			measured.push(...found);
			for (const each of found.filter(isSlow)) console.log(describe(each));
			const isSuspicious = found.some(({ growth = 0 }) => growth > suspiciousGrowth);
			if (!isSuspicious && !slowBefore.has(shape.name)) break;
		}
		if (index % 50 === 0) console.log(`${index} of ${chosen.length} shapes`);
	});
	return {
		faults: measured.filter(isSlow).map(describe),
		section: {
			title: `${chosen.length} of ${shapes.length} shapes, of ${sizes.map((size) => `${size / 1000} kB`).join(' and ')}`,
			rows: Object.keys(all).map((operation) => worst(measured, operation)),
			reading: `The longest time of each operation, and the largest growth for a shape that is ${times} times as large; for operations that try fixes, how many checks they cost at most. Measured by \`npm run stress -- shapes --every ${every} --write\`.`,
		},
	};
}

function isSlow({ growth = 0, checks = 0 }: Measurement): boolean {
	return growth > mostGrowth || checks > mostChecks;
}

function measure(shape: Shape, size: number): readonly Measurement[] {
	const large = prepare(shape, size);
	let small: Prepared | undefined;
	let check = 0;
	return Object.entries(all).map(([operation, run]): Measurement => {
		const milliseconds = leastTimeOf(run, large);
		if (operation === 'check') check = milliseconds;
		const measured = { shape: shape.name, operation, size, milliseconds };
		const nothing = { growth: undefined, checks: undefined };
		if (milliseconds < leastTime) return { ...measured, ...nothing };
		if (bounded.has(operation)) return { ...measured, ...nothing, checks: milliseconds / check };
		small ??= prepare(shape, size / times);
		return { ...measured, ...nothing, growth: milliseconds / leastTimeOf(run, small) };
	});
}

/** The processor time of the fastest of several runs; only times that matter are measured again. */
function leastTimeOf(run: (prepared: Prepared) => void, prepared: Prepared): number {
	let least = Number.POSITIVE_INFINITY;
	for (let count = 0; count < repetitions; count++) {
		globalThis.gc?.();
		const started = process.cpuUsage();
		run(prepared);
		const { user, system } = process.cpuUsage(started);
		least = Math.min(least, (user + system) / 1000);
		if (least < leastTime / times || least > 50 * leastTime) break;
	}
	return least;
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
