/** Measures how the processor time of each operation grows with each shape, and what *Fix all* costs. */
import type { Row } from '../bench/section.js';
import { type Operation, operations, type Prepared, prepare } from '../shapes/operations.js';
import type { Shape } from '../shapes/shape.js';
import { shapes } from '../shapes/shapes.js';
import type { StressResult } from './run.js';

/** The larger sizes in UTF-16 code units; each is compared with a quarter of it. */
const sizes = [90_000, 1_000_000];
const times = 4;
const mostGrowth = times * 1.5;
/** Milliseconds of work that are too few to be measured. */
const leastTime = 150;
/** *Fix all* checks the document a few times. */
const mostChecks = 20;
const repetitions = 3;

interface Measurement {
	readonly shape: string;
	readonly operation: Operation;
	readonly size: number;
	readonly milliseconds: number;
	readonly growth: number;
	/** Times of the check of the same document. */
	readonly checks: number;
}

export function runShapes(): StressResult {
	const measured = sizes.flatMap((size) =>
		shapes.flatMap((shape, index) => {
			if (index % 100 === 0) console.log(`${index} of ${shapes.length} shapes of ${size}`);
			return measure(shape, size);
		}),
	);
	const slow = measured.filter(
		({ operation, growth, checks }) =>
			growth > mostGrowth || (operation === 'fix all' && checks > mostChecks),
	);
	return {
		faults: slow.map(describe),
		section: {
			title: `${shapes.length} shapes of ${sizes.map((size) => `${size / 1000} kB`).join(' and ')}`,
			rows: Object.keys(operations).map((operation) => worst(measured, operation as Operation)),
			reading: `The longest time of each operation, and the largest growth for a shape that is ${times} times as large. Measured by \`npm run stress -- shapes --write\`.`,
		},
	};
}

function measure(shape: Shape, size: number): readonly Measurement[] {
	const small = prepare(shape, size / times);
	const large = prepare(shape, size);
	let check = 0;
	return (Object.keys(operations) as Operation[]).map((operation) => {
		const milliseconds = leastTimeOf(operation, large);
		if (operation === 'check') check = milliseconds;
		const before =
			milliseconds > leastTime ? leastTimeOf(operation, small) : Number.POSITIVE_INFINITY;
		return {
			shape: shape.name,
			operation,
			size,
			milliseconds,
			growth: milliseconds / before,
			checks: milliseconds > leastTime ? milliseconds / check : 0,
		};
	});
}

/** The processor time of the fastest of several runs; long ones are not repeated. */
function leastTimeOf(operation: Operation, prepared: Prepared): number {
	let least = Number.POSITIVE_INFINITY;
	for (let run = 0; run < repetitions && (run === 0 || least < 20 * leastTime); run++) {
		const started = process.cpuUsage();
		operations[operation](prepared);
		const { user, system } = process.cpuUsage(started);
		least = Math.min(least, (user + system) / 1000);
		if (least < leastTime / 10) break;
	}
	return least;
}

function worst(measured: readonly Measurement[], operation: Operation): Row {
	const own = measured.filter((each) => each.operation === operation);
	const slowest = own.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
	return {
		name: `${operation}, longest with ${slowest.shape}`,
		value: slowest.milliseconds,
		unit: 'ms',
		ratio: Math.max(...own.map(({ growth }) => growth)),
	};
}

function describe({ shape, operation, size, milliseconds, growth, checks }: Measurement): string {
	return `${shape}, ${size / 1000} kB: ${operation} takes ${milliseconds.toFixed(0)} ms, ${growth.toFixed(1)} times as long as a quarter, and ${checks.toFixed(1)} checks`;
}
