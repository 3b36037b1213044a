/** Runs a language server in a process, sends requests like an editor, and measures its responses. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	type ClientCapabilities,
	createMessageConnection,
	type Diagnostic,
	type DocumentDiagnosticReport,
	type InitializeResult,
	type MessageConnection,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** A server and its configuration. */
export interface LanguageServer {
	readonly name: string;
	/** The file that Node runs. */
	readonly module: string;
	readonly languageId: string;
	/** The settings of a section for `workspace/configuration`, or all settings for `didChangeConfiguration`. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly initializationOptions?: unknown;
}

/** The relevant capabilities of VS Code. */
const capabilities: ClientCapabilities = {
	workspace: { configuration: true, diagnostics: { refreshSupport: true } },
	textDocument: { diagnostic: {}, publishDiagnostics: {} },
};

/** A server that has answered `initialize`. */
export interface Conversation {
	/** Milliseconds from the start of the process to its response to `initialize`. */
	readonly start: number;
	/** Opens a document; returns the milliseconds until the server has published `count` diagnostics. */
	open(text: string, count: number): Promise<number>;
	/** Inserts text at an offset; returns the milliseconds until the server has published `count` diagnostics. */
	insert(offset: number, text: string, count: number): Promise<number>;
	/** The memory of the process in megabytes; undefined if the system does not report it. */
	memory(): number | undefined;
	end(): Promise<void>;
}

export async function startConversation(server: LanguageServer): Promise<Conversation> {
	const started = performance.now();
	const child = spawn(process.execPath, [server.module, '--stdio'], {
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
		items.map(({ section = '' }) => server.settings[section] ?? null),
	);
	connection.onRequest(() => null);
	connection.listen();
	const { capabilities: abilities } = await connection.sendRequest<InitializeResult>('initialize', {
		processId: process.pid,
		rootUri: null,
		capabilities,
		initializationOptions: server.initializationOptions,
	});
	const start = performance.now() - started;
	await connection.sendNotification('initialized', {});
	await connection.sendNotification('workspace/didChangeConfiguration', {
		settings: server.settings,
	});
	const pulls = abilities.diagnosticProvider !== undefined;
	return { start, ...documentOf(server, connection, pulls), ...processOf(child, connection) };
}

interface ConfigurationParams {
	readonly items: readonly { readonly section?: string }[];
}

/** The only document. */
function documentOf(
	{ languageId }: LanguageServer,
	connection: MessageConnection,
	pulls: boolean,
): Pick<Conversation, 'open' | 'insert'> {
	const uri = `file:///Bench/Info.${languageId}`;
	const published = new Set<(diagnostics: readonly Diagnostic[]) => void>();
	connection.onNotification(
		'textDocument/publishDiagnostics',
		({ diagnostics }: PublishDiagnosticsParams) => {
			for (const take of published) take(diagnostics);
		},
	);
	const pulled = async (count: number): Promise<void> => {
		const report = await connection.sendRequest<DocumentDiagnosticReport>(
			'textDocument/diagnostic',
			{ textDocument: { uri } },
		);
		const found = report.kind === 'full' ? report.items.length : undefined;
		if (found !== count) throw new Error(`${languageId}: ${found} diagnostics, not ${count}`);
	};
	/** Servers may publish before they have loaded their schema, or publish the old state again. */
	const pushed = (count: number): Promise<void> =>
		new Promise((resolve) => {
			const take = ({ length }: readonly Diagnostic[]): void => {
				if (length !== count) return;
				published.delete(take);
				resolve();
			};
			published.add(take);
		});
	const timed = async (method: string, params: object, count: number): Promise<number> => {
		const started = performance.now();
		const reported = pulls ? undefined : pushed(count);
		await connection.sendNotification(method, params);
		await (reported ?? pulled(count));
		return performance.now() - started;
	};
	let text = '';
	let version = 1;
	return {
		open: (opened, count) => {
			text = opened;
			const textDocument = { uri, languageId, version, text };
			return timed('textDocument/didOpen', { textDocument }, count);
		},
		insert: (offset, inserted, count) => {
			const lines = text.slice(0, offset).split('\n');
			const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
			text = text.slice(0, offset) + inserted + text.slice(offset);
			version += 1;
			const params = {
				textDocument: { uri, version },
				contentChanges: [{ range: { start: position, end: position }, text: inserted }],
			};
			return timed('textDocument/didChange', params, count);
		},
	};
}

function processOf(
	child: ChildProcess,
	connection: MessageConnection,
): Pick<Conversation, 'memory' | 'end'> {
	return {
		memory: () => {
			if (process.platform === 'win32') return undefined;
			const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
				encoding: 'utf8',
			});
			return Number(kilobytes) / 1000;
		},
		end: async () => {
			const ended = once(child, 'exit');
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			await ended;
			connection.dispose();
		},
	};
}
