/** Random numbers of a seed, which are the same in every run. */

/** A sequence of random numbers; two with the same seed are equal. */
export class Random {
	#state: number;

	/** Any number of integers, such as the seed of a run and the number of a case. */
	constructor(...seed: readonly number[]) {
		this.#state = 0x9e3779b9;
		for (const each of seed) {
			this.#state = mixed(this.#state ^ each);
			this.#next();
		}
	}

	/** From 0 to 1, without 1. */
	fraction(): number {
		return this.#next() / 0x1_0000_0000;
	}

	/** An integer from 0 to `limit`, without `limit`. */
	below(limit: number): number {
		return Math.floor(this.fraction() * limit);
	}

	/** An integer from `least` to `most`, all equally often. */
	between(least: number, most: number): number {
		return least + this.below(most - least + 1);
	}

	/** An integer from `least` to `most`; small ones are more frequent. */
	count(least: number, most: number): number {
		return least + Math.floor((most - least + 1) * this.fraction() ** 2);
	}

	chance(probability: number): boolean {
		return this.fraction() < probability;
	}

	/** One of the items, which must not be empty. */
	pick<Item>(items: readonly Item[]): Item {
		const picked = items[this.below(items.length)];
		if (picked === undefined) throw new Error('There is nothing to pick from.');
		return picked;
	}

	/** Different items in random order; all of them if there are fewer than `count`. */
	sample<Item>(items: readonly Item[], count: number): Item[] {
		const rest = [...items];
		const taken = Math.min(count, rest.length);
		for (let index = 0; index < taken; index++) {
			const other = index + this.below(rest.length - index);
			[rest[index], rest[other]] = [rest[other] as Item, rest[index] as Item];
		}
		return rest.slice(0, taken);
	}

	/** Mulberry32. */
	#next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		return mixed(this.#state);
	}
}

function mixed(state: number): number {
	let mix = Math.imul(state ^ (state >>> 15), state | 1);
	mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
	return (mix ^ (mix >>> 14)) >>> 0;
}
