/** Wraps handlers: errors are logged, invalid parameters are rejected with a sentence, canceled requests do no work, and each request is timed. */
import {
	type CancellationToken,
	type Connection,
	ErrorCodes,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import { InvalidParameters } from '../scaffold/invalidParameters.js';

/** The arguments of a handler: a list of parameters is spread, and a request without parameters has only the token. */
type HandlerArguments = readonly [...params: readonly unknown[], token: CancellationToken];

/** Calls `handle`. If it throws, the error is logged and the result is `fallback`. Invalid parameters are an error of the client. */
export function guard<R>(
	connection: Connection,
	method: string,
	fallback: R,
	handle: (params: unknown, token: CancellationToken) => Promise<R>,
): (...received: HandlerArguments) => Promise<R | ResponseError> {
	return async (...received) => {
		const list = received.slice(0, -1);
		const params = list.length > 1 ? list : list[0];
		const token = received[received.length - 1] as CancellationToken;
		if (token.isCancellationRequested) return canceled();
		const start = performance.now();
		try {
			const result = await handle(params, token);
			connection.tracer.log(`${method} took ${(performance.now() - start).toFixed(1)} ms`);
			return token.isCancellationRequested ? canceled() : result;
		} catch (error) {
			if (error instanceof InvalidParameters) {
				return new ResponseError(ErrorCodes.InvalidParams, error.message);
			}
			logError(connection, method, error);
			return fallback;
		}
	};
}

/** Runs a task in the background and logs its error. */
export function guardTask(connection: Connection, name: string, task: () => Promise<void>): void {
	task().catch((error: unknown) => logError(connection, name, error));
}

function canceled(): ResponseError {
	return new ResponseError(LSPErrorCodes.RequestCancelled, 'canceled');
}

/** Logs an error with its stack in the client. */
export function logError(connection: Connection, name: string, error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	connection.console.error(`${name} failed. ${text}`);
}
