/** Measures how the processor time of reading what tools print grows with it. */
import { reportOperations } from '../shapes/reportOperations.js';
import { reportShapes } from '../shapes/reportShapes.js';
import { type Measurement, measureGrowth, mostGrowth, times, worstOf } from './growth.js';
import type { StressOptions, StressResult } from './run.js';

/** UTF-16 code units; each text is compared with a quarter of it. */
const size = 1_000_000;

export function runReports({ only = '' }: StressOptions): StressResult {
	const chosen = reportShapes.filter(({ name }) => name.includes(only));
	const measured = chosen.flatMap(({ name, build }) => {
		const [large, small] = [build(size), build(size / times)];
		return Object.entries(reportOperations).map(([operation, run]): Measurement => {
			const found = measureGrowth(
				() => run(large),
				() => () => run(small),
			);
			return { shape: name, operation, ...found };
		});
	});
	return {
		faults: measured.filter(({ ratio = 0 }) => ratio > mostGrowth).map(describe),
		section: {
			title: `${chosen.length} shapes of dumps and logs, of ${size / 1_000_000} MB`,
			rows: Object.keys(reportOperations).map((operation) => worstOf(operation, measured)),
			reading: `The longest time of each operation, and the largest growth for a text that is ${times} times as large. Measured by \`npm run stress -- reports --write\`.`,
		},
	};
}

function describe({ shape, operation, milliseconds, ratio }: Measurement): string {
	return `${shape}: ${operation} takes ${milliseconds.toFixed(0)} ms, ${ratio?.toFixed(1)} times as long as a quarter`;
}
