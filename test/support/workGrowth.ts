/** Finds work that grows faster than its input, with the block counts of V8 instead of the time. */
import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/** The size of the smaller input, and the factor of the larger one. */
const few = 24;
export const times = 4;
/** `times`, with an allowance for sorting. */
const mostGrowth = times * 1.6;
/** Blocks that run less often cost nothing. */
const leastCount = 4 * few * times;

export class WorkCounter {
	readonly #session = new Session();

	start(): void {
		// The counts lack the calls of functions that are inlined in optimized code.
		for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);
		this.#session.connect();
		this.#session.post('Profiler.enable');
		this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
	}

	stop(): void {
		this.#session.post('Profiler.disable');
		this.#session.disconnect();
	}

	/** The execution count of each block of the service, of the configuration, of scaffolding, of project files, and of the command line, by file, function and offsets. */
	countBlocks(run: () => void): ReadonlyMap<string, number> {
		this.#takeCounts();
		run();
		return this.#takeCounts();
	}

	/**
	 * The factor of all counts together for a size that is `times` as large, and the blocks that run far more often than
	 * is explained by it.
	 */
	growth(
		run: (size: number) => void,
		size: number,
	): { readonly factor: number; readonly squared: readonly string[] } {
		// The first run fills caches of tables.
		run(size);
		const large = this.countBlocks(() => run(times * size));
		const small = this.countBlocks(() => run(size));
		const squared = [...large].filter(([block, count]) => {
			const before = small.get(block) ?? 0;
			return before > few && count > Math.max(before, size) * times * 2.5;
		});
		return {
			factor: totalOf(large) / totalOf(small),
			squared: squared.map(
				([block, count]) => `${block}: ${small.get(block)} times, then ${count}`,
			),
		};
	}

	/** Blocks whose count grows faster than the size passed to `run`. */
	overgrown(run: (size: number) => void): readonly string[] {
		run(few);
		const small = this.countBlocks(() => run(few));
		const faults: string[] = [];
		for (const [block, count] of this.countBlocks(() => run(few * times))) {
			const before = Math.max(small.get(block) ?? 0, few);
			if (count > leastCount && count > before * mostGrowth) {
				faults.push(`${block}: ${before} times, then ${count}`);
			}
		}
		return faults;
	}

	/** The blocks that ran since the last call. */
	#takeCounts(): ReadonlyMap<string, number> {
		const counts = new Map<string, number>();
		this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
			if (error) throw error;
			for (const { url, functions } of taken.result) {
				const file = /\/server\/src\/(?:cli|configuration|project|scaffold|service)\/.*/.exec(
					url,
				)?.[0];
				if (file === undefined) continue;
				for (const { functionName, ranges } of functions) {
					for (const { startOffset, endOffset, count } of ranges) {
						counts.set(`${file} ${functionName} ${startOffset}-${endOffset}`, count);
					}
				}
			}
		});
		return counts;
	}
}

function totalOf(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
