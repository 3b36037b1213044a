/** Times contenders in turns, so that whatever else the machine does falls on all of them alike. */

export interface Contender {
	readonly name: string;
	readonly run: () => unknown;
}

export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Milliseconds of one run. */
export function timeOf(run: () => unknown): number {
	const started = performance.now();
	run();
	return performance.now() - started;
}

/** Between measurements of memory only: a full collection throws away optimised code too. */
export function collectGarbage(): void {
	globalThis.gc?.();
}

/**
 * Median milliseconds of each contender, warm; undefined for one that throws.
 * Slow ones take part in as many rounds as fit into `budget` milliseconds each, three at least; a third as many warm up.
 */
export async function takeTurns(
	contenders: readonly Contender[],
	{ rounds, budget }: { readonly rounds: number; readonly budget: number },
): Promise<readonly (readonly [name: string, milliseconds: number | undefined])[]> {
	const warm = await goRound(contenders, { rounds: Math.ceil(rounds / 3), budget: budget / 2 });
	const times = await goRound(contenders, { rounds, budget });
	return contenders.map((contender, index) => {
		const refuses = warm[index]?.length === 0;
		return [contender.name, refuses ? undefined : median(times[index] ?? [])];
	});
}

/** The times of each contender; none for one that throws. */
async function goRound(
	contenders: readonly Contender[],
	{ rounds, budget }: { readonly rounds: number; readonly budget: number },
): Promise<readonly (readonly number[])[]> {
	const times = contenders.map(() => [] as number[]);
	const spent = contenders.map(() => 0);
	const refused = new Set<Contender>();
	for (let round = 0; round < rounds; round++) {
		for (const [index, contender] of contenders.entries()) {
			if (refused.has(contender) || (round >= 3 && (spent[index] ?? 0) > budget)) continue;
			try {
				const started = performance.now();
				await contender.run();
				const taken = performance.now() - started;
				times[index]?.push(taken);
				spent[index] = (spent[index] ?? 0) + taken;
			} catch {
				refused.add(contender);
			}
		}
	}
	return times;
}
