/** Random choices that a seed repeats. */

export interface Random {
	/** An integer from `low` to `high`, both included. */
	integer(low: number, high: number): number;
	/** Whether something happens that happens in `percent` of 100 cases. */
	chance(percent: number): boolean;
	oneOf<T>(choices: readonly [T, ...(readonly T[])]): T;
}

/** Mulberry32 by Tommy Ettinger, in the public domain. */
export function randomOf(seed: number): Random {
	let state = seed;
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const integer = (low: number, high: number): number =>
		low + Math.floor(next() * (high - low + 1));
	return {
		integer,
		chance: (percent) => next() * 100 < percent,
		oneOf: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0],
	};
}
