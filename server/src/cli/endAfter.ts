/** Lets a write come to its end before a signal ends the program, so that nothing temporary is left. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work`, whose last step removes what is temporary. After a signal, `isEnding` returns true, and the program ends with
 * that signal when `work` has ended. More signals change nothing: npm passes on those that the terminal sends to all.
 */
export async function endAfter<T>(work: (isEnding: () => boolean) => Promise<T>): Promise<T> {
	let received: NodeJS.Signals | undefined;
	const receive = (signal: NodeJS.Signals): void => {
		received = signal;
	};
	for (const signal of signals) process.on(signal, receive);
	try {
		return await work(() => received !== undefined);
	} finally {
		for (const signal of signals) process.off(signal, receive);
		if (received) process.kill(process.pid, received);
	}
}
