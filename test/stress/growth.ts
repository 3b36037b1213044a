/** Measures how the processor time of work grows with its input. */
import type { Row } from '../bench/section.js';
import { fastestOf, timeOf } from './processorTime.js';

/** How many times as large the input is as the one that it is compared with. */
export const times = 4;
/** The growth of time that is linear, with an allowance for sorting and for caches of the processor. */
export const mostGrowth = times * 1.5;
/** Milliseconds of work that are too few to be measured. */
const leastTime = 50;

export interface Measured {
	readonly milliseconds: number;
	/** Undefined if the time is too short to be compared. */
	readonly ratio: number | undefined;
}

/** An operation with a shape. */
export interface Measurement extends Measured {
	readonly shape: string;
	readonly operation: string;
}

/** The row of an operation: its longest time, and its largest ratio. */
export function worstOf(operation: string, measured: readonly Measurement[]): Row {
	const own = measured.filter((each) => each.operation === operation);
	const slowest = own.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
	const ratios = own.flatMap(({ ratio }) => ratio ?? []);
	return {
		name: `${operation}, longest with ${slowest.shape}`,
		value: slowest.milliseconds,
		unit: 'ms',
		ratio: ratios.length === 0 ? undefined : Math.max(...ratios),
	};
}

/** The time of work, and how often it contains that of work with a quarter of the input. */
export function measureGrowth(run: () => void, quarter: () => () => void): Measured {
	return compareTime(run, mostGrowth, () => fastestOf(quarter()));
}

/**
 * The time of work, and how often it contains another time. Most work runs once: only what takes long is compared, and
 * only what seems to take more than `most` times as long runs again.
 */
export function compareTime(run: () => void, most: number, timeOfOther: () => number): Measured {
	const first = timeOf(run);
	if (first < leastTime) return { milliseconds: first, ratio: undefined };
	const other = timeOfOther();
	const enough = most * other;
	const milliseconds = first > enough ? Math.min(first, fastestOf(run, enough)) : first;
	return { milliseconds, ratio: milliseconds < leastTime ? undefined : milliseconds / other };
}
