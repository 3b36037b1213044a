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

	/** Fires after each start. */
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
		return (await this.started()).sendRequest<R>(method, params);
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
		this.#client ??= await this.#make();
		await this.#client.start();
		this.#didStart.fire();
		return this.#client;
	}
}
