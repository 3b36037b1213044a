/** Waiting on conditions outside the page: files and processes. */
import { setTimeout as delay } from 'node:timers/promises';

/** No single step takes longer than this, the start of a workbench on two overloaded cores included. */
export const stepDeadline = 120_000;

/** After this long a person tries again what the workbench seems to have missed. */
export const attemptDeadline = 5000;

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
