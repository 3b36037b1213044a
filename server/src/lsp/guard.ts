/** Around every handler: nothing it throws gets out, cancelled requests do no work, and each is timed. */
import {
	type CancellationToken,
	type Connection,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';

/** `handle`, which answers `empty` where it fails and says so in the log. */
export function guard<P, R>(
	connection: Connection,
	method: string,
	empty: R,
	handle: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError> {
	return async (params, token) => {
		if (token.isCancellationRequested) return cancelled();
		const start = performance.now();
		try {
			const result = await handle(params, token);
			connection.tracer.log(`${method} took ${(performance.now() - start).toFixed(1)} ms`);
			return token.isCancellationRequested ? cancelled() : result;
		} catch (error) {
			logError(connection, method, error);
			return empty;
		}
	};
}

/** The same for what nobody awaits. */
export function guardTask(connection: Connection, name: string, task: () => Promise<void>): void {
	task().catch((error: unknown) => logError(connection, name, error));
}

function cancelled(): ResponseError {
	return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** Says in the log of the client what failed, and where. */
export function logError(connection: Connection, name: string, error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	connection.console.error(`${name} failed: ${text}`);
}
