/** Waits for conditions outside of the page, such as files and processes. */
import { setTimeout as delay } from 'node:timers/promises';

/** Maximum duration of a single step, including the start of a workbench on two overloaded cores. */
export const stepDeadline = 120_000;

/** An action that the workbench seems to have missed is repeated after this time. */
export const attemptDeadline = 5000;

/** Repeats `probe` until it returns a value; the error at the deadline contains `awaited`. */
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
			throw new Error(`Timed out waiting for ${awaited}.`);
		}
		await delay(50);
	}
}
