/** Measures the processor time of work in milliseconds, which other processes on the computer hardly change. */

/** The time of this process since it started, with that of the system: the kernel only estimates how the sum is divided. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

export function timeOf(run: () => void): number {
	const started = processorTime();
	run();
	return processorTime() - started;
}

const mostRuns = 3;

/**
 * The time of the fastest of several runs, which end when one takes at most `enough`. Only young garbage is collected before:
 * a full collection makes V8 discard the optimized code of all objects that are garbage.
 */
export function fastestOf(run: () => void, enough = 0): number {
	let least = Number.POSITIVE_INFINITY;
	for (let count = 0; count < mostRuns && least > enough; count++) {
		globalThis.gc?.({ type: 'minor' });
		least = Math.min(least, timeOf(run));
	}
	return least;
}
