/** Waiting on conditions outside the page: files and processes. */
import { setTimeout as delay } from 'node:timers/promises';

/** No single step of a person takes longer than this, on two busy cores. */
export const stepDeadline = 30_000;

/** Asks again until `probe` gives something; the error at the deadline says what was awaited. */
export async function waitUntil<T>(
	awaited: string,
	probe: () => Promise<T | undefined>,
): Promise<T> {
	const end = Date.now() + stepDeadline;
	for (;;) {
		const found = await probe();
		if (found !== undefined) {
			return found;
		}
		if (Date.now() > end) {
			throw new Error(`waited in vain for ${awaited}`);
		}
		await delay(50);
	}
}
