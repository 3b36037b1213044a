/** Binary search. */

/** The number of items before the first that does not `precede`, of `count` items in order. */
export function countWhile(count: number, precedes: (index: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (precedes(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
