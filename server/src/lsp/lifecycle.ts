/** The phases of a server, and which requests it refuses in them (LSP 3.17, Server lifecycle). */
import {
	type Connection,
	type Disposable,
	ErrorCodes,
	type InitializeParams,
	type InitializeResult,
	ResponseError,
} from 'vscode-languageserver';

type Phase = 'new' | 'initialized' | 'shut down';

/**
 * `initialize` adds the handlers of requests. They are removed at `shutdown`, and all requests that have no handler are
 * rejected with the code for their phase.
 */
export function followLifecycle(
	connection: Connection,
	initialize: (params: InitializeParams) => {
		readonly result: InitializeResult;
		readonly handlers: readonly Disposable[];
	},
): void {
	let phase: Phase = 'new';
	let handlers: readonly Disposable[] = [];
	connection.onInitialize((params) => {
		if (phase !== 'new') throw refusal('initialize', phase);
		const initialized = initialize(params);
		({ handlers } = initialized);
		phase = 'initialized';
		return initialized.result;
	});
	connection.onShutdown(() => {
		if (phase !== 'initialized') throw refusal('shutdown', phase);
		phase = 'shut down';
		for (const handler of handlers) handler.dispose();
	});
	connection.onRequest((method) => {
		throw refusal(method, phase);
	});
}

function refusal(method: string, phase: Phase): ResponseError {
	if (phase === 'new') {
		return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
	}
	if (phase === 'shut down') {
		return new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.');
	}
	return method === 'initialize'
		? new ResponseError(ErrorCodes.InvalidRequest, 'The server is already initialized.')
		: new ResponseError(ErrorCodes.MethodNotFound, `Unknown method '${method}'.`);
}
