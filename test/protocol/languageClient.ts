/** A client for tests: every wait has a deadline, and an unread message of the server fails the test. */
import type {
	CancellationToken,
	ClientCapabilities,
	Diagnostic,
	DocumentDiagnosticReport,
	InitializeResult,
	LogMessageParams,
	MessageConnection,
	Position,
	PublishDiagnosticsParams,
	TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { MessageType, ParameterStructures } from 'vscode-languageserver-protocol';

/** Milliseconds to wait for an answer, enough for a busy computer. */
const deadline = 300_000;

/** `promise`, or an error that contains `awaited`. */
export async function within<T>(awaited: string, promise: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, fail) => {
		timer = setTimeout(() => fail(new Error(`Timed out waiting for ${awaited}.`)), deadline);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export const pull: ClientCapabilities = {
	workspace: { configuration: true, diagnostics: { refreshSupport: true } },
	textDocument: {
		diagnostic: {},
		completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
		hover: { contentFormat: ['markdown', 'plaintext'] },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
	},
};

/** A client that supports neither pull diagnostics nor `workspace/configuration`. */
export const push: ClientCapabilities = {};

interface Message {
	readonly method: string;
	readonly params: unknown;
}

export class LanguageClient {
	/** The settings that the client returns. */
	settings: unknown = {};
	/** What the server logged for information, in order. */
	readonly log: string[] = [];
	readonly #connection: MessageConnection;
	readonly #unread: Message[] = [];
	readonly #waiting: { method: string; take(message: Message): void }[] = [];
	readonly #versions = new Map<string, number>();

	constructor(connection: MessageConnection) {
		this.#connection = connection;
		connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
			items.map(() => this.settings),
		);
		connection.onNotification((method, params) => this.#receive({ method, params }));
		connection.onRequest((method, params) => {
			this.#receive({ method, params });
			return null;
		});
		// The connection handles progress itself.
		connection.onUnhandledProgress((params) => this.#receive({ method: '$/progress', params }));
		connection.listen();
	}

	/** Answers requests of the server, which otherwise are messages to read. */
	answer(method: string, handle: (params: unknown) => unknown): void {
		this.#connection.onRequest(method, handle);
	}

	async initialize(
		capabilities: ClientCapabilities,
		initializationOptions?: unknown,
		folder?: string,
	): Promise<InitializeResult> {
		const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: 'workspace' }];
		const params = {
			processId: null,
			rootUri: null,
			workspaceFolders,
			capabilities,
			initializationOptions,
		};
		const result = await this.request<InitializeResult>('initialize', params);
		await this.notify('initialized', {});
		return result;
	}

	/** As in VS Code, a request with undefined parameters is sent without any. An array is the list of the parameters. */
	request<R>(method: string, params: unknown): Promise<R> {
		const one = params === undefined ? [] : [params];
		const sent = Array.isArray(params) ? [ParameterStructures.byPosition, ...params] : one;
		return within(`the answer to ${method}`, this.#connection.sendRequest<R>(method, ...sent));
	}

	/** A request that can be canceled. */
	cancellable(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
		return this.#connection.sendRequest(method, params, token);
	}

	async notify(method: string, params: unknown): Promise<void> {
		await this.#connection.sendNotification(method, params);
	}

	async open(uri: string, text: string): Promise<void> {
		this.#versions.set(uri, 1);
		const textDocument = { uri, languageId: 'xml', version: 1, text };
		await this.notify('textDocument/didOpen', { textDocument });
	}

	async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
		const version = (this.#versions.get(uri) ?? 0) + 1;
		this.#versions.set(uri, version);
		const textDocument = { uri, version };
		await this.notify('textDocument/didChange', { textDocument, contentChanges });
	}

	async close(uri: string): Promise<void> {
		await this.notify('textDocument/didClose', { textDocument: { uri } });
	}

	/** Sends a request for a document. */
	ask<R>(method: string, uri: string, params: object = {}): Promise<R> {
		return this.request<R>(`textDocument/${method}`, { textDocument: { uri }, ...params });
	}

	/** Sends a request for the cursor position. */
	askAt<R>(method: string, uri: string, position: Position): Promise<R> {
		return this.ask<R>(method, uri, { position });
	}

	pullDiagnostics(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
		const known = previousResultId === undefined ? {} : { previousResultId };
		return this.ask('diagnostic', uri, known);
	}

	/** The next published diagnostics. */
	async nextDiagnostics(uri: string): Promise<readonly Diagnostic[]> {
		const { params } = await this.next('textDocument/publishDiagnostics');
		const published = params as PublishDiagnosticsParams;
		if (published.uri !== uri) throw new Error(`diagnostics of ${published.uri}`);
		return published.diagnostics;
	}

	/** The next message that the server sends with this method. */
	next(method: string): Promise<Message> {
		const index = this.#unread.findIndex((message) => message.method === method);
		const [read] = index < 0 ? [] : this.#unread.splice(index, 1);
		if (read) return Promise.resolve(read);
		return within(
			method,
			new Promise((take) => {
				this.#waiting.push({ method, take });
			}),
		);
	}

	/** The messages with this method that the server sent, and that were not read yet. */
	unread(method: string): readonly Message[] {
		const [read, others] = [true, false].map((isWanted) =>
			this.#unread.filter((message) => (message.method === method) === isWanted),
		);
		this.#unread.splice(0, Number.POSITIVE_INFINITY, ...(others ?? []));
		return read ?? [];
	}

	/** Ends the connection; fails if there are unread messages of the server. */
	async shutdown(): Promise<void> {
		await this.request('shutdown', undefined);
		await this.notify('exit', undefined);
		this.expectNothingUnread();
	}

	expectNothingUnread(): void {
		if (this.#unread.length > 0) {
			throw new Error(`Unread messages of the server: ${JSON.stringify(this.#unread)}`);
		}
	}

	#receive(message: Message): void {
		if (isInformation(message)) {
			this.log.push((message.params as LogMessageParams).message);
			return;
		}
		const index = this.#waiting.findIndex(({ method }) => method === message.method);
		const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
		if (waiting) waiting.take(message);
		else this.#unread.push(message);
	}
}

/** Whether a message is a line of the log that reports no failure. */
function isInformation({ method, params }: Message): boolean {
	return method === 'window/logMessage' && (params as LogMessageParams).type === MessageType.Info;
}
