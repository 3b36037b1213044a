/** Repeats downloads, which fail for reasons that are gone a moment later. */
import { setTimeout } from 'node:timers/promises';

const tries = 3;

/** The result of `attempt`, which is repeated if it rejects; the error of the last try if all of them do. */
export async function retry<T>(
	what: string,
	attempt: () => Promise<T>,
	/** Milliseconds before the second try; the third one waits twice as long. */
	pause = 5000,
): Promise<T> {
	for (let failed = 1; ; failed++) {
		try {
			return await attempt();
		} catch (error) {
			if (failed === tries) throw error;
			console.log(`${what} failed (${failed} of ${tries} tries): ${firstLine(error)}`);
			await setTimeout(pause * failed);
		}
	}
}

function firstLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text.split('\n', 1)[0] ?? '';
}
