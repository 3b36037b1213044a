/** The language server of the extension: starts when it is first needed, and again when the user restarts it. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RequestType } from '../../server/src/lsp/protocol.js';

export class LanguageServer implements Disposable {
	readonly #make: () => Promise<BaseLanguageClient>;
	readonly #didStart = new EventEmitter<void>();
	#client: BaseLanguageClient | undefined;
	#starting: Promise<BaseLanguageClient> | undefined;

	/** `make` creates the client, which is not started yet. */
	constructor(make: () => Promise<BaseLanguageClient>) {
		this.#make = make;
	}

	/** Fires after each start, also after one that the client made because the server had ended. */
	get onDidStart(): Event<void> {
		return this.#didStart.event;
	}

	/** Whether the server has been started, even if the start failed. */
	get wasStarted(): boolean {
		return this.#starting !== undefined;
	}

	/** The client while its server runs. */
	running(): BaseLanguageClient | undefined {
		return this.#client?.isRunning() ? this.#client : undefined;
	}

	/** The client as soon as its server runs. Only `restart` repeats a failed start, so that not every keystroke does. */
	started(): Promise<BaseLanguageClient> {
		this.#starting ??= this.#start();
		return this.#starting;
	}

	/** Sends a request, after starting the server where necessary. */
	async request<P, R>({ method }: RequestType<P, R>, params: P): Promise<R> {
		const client = await this.started();
		try {
			return await client.sendRequest<R>(method, params);
		} catch (error) {
			if (!isLost(error)) throw error;
			throw new Error(client.needsStop() ? stopped : notRunning, { cause: error });
		}
	}

	async restart(): Promise<void> {
		if (this.#client?.needsStop()) await this.#client.stop();
		this.#starting = undefined;
		await this.started();
	}

	dispose(): void {
		this.#didStart.dispose();
		void this.#client?.dispose();
	}

	async #start(): Promise<BaseLanguageClient> {
		this.#client ??= this.#watch(await this.#make());
		await this.#client.start();
		return this.#client;
	}

	#watch(client: BaseLanguageClient): BaseLanguageClient {
		client.onDidChangeState(() => {
			if (client.isRunning()) this.#didStart.fire();
		});
		return client;
	}
}

const stopped = 'The Driver Plist server stopped before it answered. Try again.';
const notRunning =
	"The Driver Plist server is not running. Run the command 'Driver Plist: Restart Server'.";

/** `ErrorCodes.PendingResponseRejected` and `ErrorCodes.ConnectionInactive`. */
const lostCodes: readonly unknown[] = [-32097, -32096];

/** Whether the server ended before it answered. */
function isLost(error: unknown): boolean {
	return error instanceof Error && 'code' in error && lostCodes.includes(error.code);
}
