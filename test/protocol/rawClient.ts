/** A client that shares no code with the server and its packages, and can send any bytes. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { within } from './languageClient.js';
import { serverPath } from './serverProcess.js';

/** `MessageType.Info`. */
const information = 3;

export interface Message {
	readonly id?: unknown;
	readonly method?: string;
	readonly params?: unknown;
	readonly result?: unknown;
	readonly error?: { readonly code: number; readonly message: string };
}

export interface RawClientOptions {
	/** Flags of Node. */
	readonly flags?: readonly string[];
	/** The settings that the client returns. */
	readonly settings?: unknown;
	/** A program and its arguments to run instead of the server. */
	readonly command?: readonly [program: string, ...args: readonly string[]];
}

/** A message as it is sent: a header, and its JSON in UTF-8. */
export function frame(message: unknown): Buffer {
	return frameOf(JSON.stringify(message));
}

export function frameOf(body: string): Buffer {
	return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

export class RawClient {
	settings: unknown;
	readonly process: ChildProcessWithoutNullStreams;
	/** All messages of the server except responses, in order. */
	readonly received: Message[] = [];
	readonly #responses = new Map<unknown, (message: Message) => void>();
	readonly #exit: Promise<number | null>;
	#input: Buffer = Buffer.alloc(0);
	#lastId = 0;
	#complaints = '';

	constructor({ flags = [], settings = {}, command }: RawClientOptions = {}) {
		this.settings = settings;
		const [program, ...args] = command ?? [process.execPath, ...flags, serverPath, '--stdio'];
		this.process = spawn(program, args);
		this.process.stdout.on('data', (bytes: Buffer) => this.#read(bytes));
		this.process.stderr.on('data', (bytes: Buffer) => {
			this.#complaints += bytes.toString();
		});
		// A server that has ended reads nothing.
		this.process.stdin.on('error', () => {});
		this.#exit = new Promise((end) => this.process.once('close', end));
	}

	/** What the server logged, except for information. */
	get loggedFaults(): readonly Message[] {
		return this.received.filter(
			({ method, params }) =>
				method === 'window/logMessage' && (params as { type: number }).type < information,
		);
	}

	/** The text on standard error. */
	get complaints(): string {
		return this.#complaints;
	}

	/** The exit status. */
	ended(): Promise<number | null> {
		return within('the server to end', this.#exit);
	}

	write(bytes: Buffer | string): void {
		this.process.stdin.write(bytes);
	}

	send(message: object): void {
		this.write(frame({ jsonrpc: '2.0', ...message }));
	}

	notify(method: string, params?: unknown): void {
		this.send({ method, params });
	}

	/** The id of the request, and its response. */
	start(
		method: string,
		params?: unknown,
	): { readonly id: number; readonly response: Promise<Message> } {
		this.#lastId += 1;
		const id = this.#lastId;
		const response = this.responseTo(id, method);
		this.send({ id, method, params });
		return { id, response };
	}

	responseTo(id: unknown, awaited: string): Promise<Message> {
		return within(
			`the response to ${awaited}`,
			new Promise<Message>((done) => this.#responses.set(id, done)),
		);
	}

	ask(method: string, params?: unknown): Promise<Message> {
		return this.start(method, params).response;
	}

	async initialize(capabilities: object = pulls, more: object = {}): Promise<Message> {
		const params = { processId: null, rootUri: null, capabilities, ...more };
		const response = await this.ask('initialize', params);
		this.notify('initialized', {});
		return response;
	}

	open(uri: string, text: string, languageId = 'xml', version = 1): void {
		this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
	}

	close(uri: string): void {
		this.notify('textDocument/didClose', { textDocument: { uri } });
	}

	/** The codes of the diagnostics of a document, in order. */
	async codes(uri: string): Promise<readonly unknown[]> {
		const { result } = await this.ask('textDocument/diagnostic', { textDocument: { uri } });
		return (result as { items: { code: unknown }[] }).items.map(({ code }) => code);
	}

	/** Ends the server as an editor does. */
	async quit(): Promise<number | null> {
		await this.ask('shutdown');
		this.notify('exit');
		return this.ended();
	}

	kill(): void {
		this.process.kill('SIGKILL');
	}

	#read(bytes: Buffer): void {
		this.#input = Buffer.concat([this.#input, bytes]);
		for (;;) {
			const end = this.#input.indexOf('\r\n\r\n');
			if (end < 0) return;
			const length = Number(
				/Content-Length: (\d+)/.exec(this.#input.toString('latin1', 0, end))?.[1],
			);
			const start = end + 4;
			if (this.#input.length < start + length) return;
			const message = JSON.parse(this.#input.toString('utf8', start, start + length)) as Message;
			this.#input = this.#input.subarray(start + length);
			this.#receive(message);
		}
	}

	#receive(message: Message): void {
		if (message.method === undefined) {
			this.#responses.get(message.id)?.(message);
			this.#responses.delete(message.id);
			return;
		}
		this.received.push(message);
		if (message.id === undefined) return;
		const { items = [] } = (message.params ?? {}) as { items?: readonly unknown[] };
		const isSettings = message.method === 'workspace/configuration';
		this.send({ id: message.id, result: isSettings ? items.map(() => this.settings) : null });
	}
}

/** A client that pulls diagnostics and returns settings. */
export const pulls = {
	workspace: { configuration: true, diagnostics: { refreshSupport: false } },
	textDocument: {
		diagnostic: {},
		hover: { contentFormat: ['markdown'] },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
	},
};
