/** Measures contenders alternately, so that other work of the computer affects all of them equally. */

export interface Contender {
	readonly name: string;
	readonly run: () => unknown;
}

export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The median ratio of values that were measured one after the other, which other work of the computer affects alike. */
export function pairedRatio(
	values: readonly (number | undefined)[],
	bases: readonly (number | undefined)[],
): number | undefined {
	const ratios = values.flatMap((value, index) => {
		const base = bases[index];
		return value === undefined || base === undefined ? [] : [value / base];
	});
	return ratios.length === 0 ? undefined : median(ratios);
}

/** Milliseconds of one run. */
export function timeOf(run: () => unknown): number {
	const started = performance.now();
	run();
	return performance.now() - started;
}

/** Only between measurements of memory, because a full collection also discards optimized code. */
export function collectGarbage(): void {
	globalThis.gc?.();
}

/**
 * Median milliseconds of each contender, warm; undefined for one that throws.
 * Each contender runs for about `budget` milliseconds, at least three rounds, after a third as many warm-up rounds.
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

/** The times of each contender; empty for one that throws. */
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
