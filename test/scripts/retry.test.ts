/** Downloads are retried. */
import { expect, it } from 'vitest';
import { retry } from '../../scripts/retry.js';

/** Rejects `failures` times, then resolves to the number of the call. */
function unreliable(failures: number): () => Promise<number> {
	let calls = 0;
	return async () => {
		calls++;
		if (calls <= failures) throw new Error(`no network, ${calls}`);
		return calls;
	};
}

it.each([0, 1, 2])('succeeds after %i failures', async (failures) => {
	expect(await retry('A download', unreliable(failures), 0)).toBe(failures + 1);
});

it('ends with the last error', async () => {
	await expect(retry('A download', unreliable(3), 0)).rejects.toThrow('no network, 3');
});
