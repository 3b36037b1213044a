/** The language server as the extension has it: started when it is first needed, and again on request. */
import { type Disposable, type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

export class LanguageServer implements Disposable {
	readonly #make: () => Promise<BaseLanguageClient>;
	readonly #didStart = new EventEmitter<void>();
	#client: BaseLanguageClient | undefined;
	#starting: Promise<BaseLanguageClient> | undefined;

	/** `make` gives the client, not started yet; it is asked again only where it failed. */
	constructor(make: () => Promise<BaseLanguageClient>) {
		this.#make = make;
	}

	/** After each start, the first and those on request. */
	get onDidStart(): Event<void> {
		return this.#didStart.event;
	}

	/** Whether anybody has asked for the server, be it that the start failed. */
	get wasAskedFor(): boolean {
		return this.#starting !== undefined;
	}

	/** The client while its server runs. */
	running(): BaseLanguageClient | undefined {
		return this.#client?.isRunning() ? this.#client : undefined;
	}

	/** The client once its server runs. What failed is tried again by `restart` alone, not with every key that is pressed. */
	started(): Promise<BaseLanguageClient> {
		this.#starting ??= this.#start();
		return this.#starting;
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
