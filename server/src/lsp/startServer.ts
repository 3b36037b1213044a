/** Starts the language server on a connection, whatever that runs over. */
import {
	type CancellationToken,
	type Connection,
	DidChangeConfigurationNotification,
	type InitializeParams,
	type InitializeResult,
	PositionEncodingKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { name, version } from '../../../package.json';
import { abilitiesOf, type ClientAbilities } from './clientAbilities.js';
import { type AnyDocumentRequest, uriOf } from './documentRequest.js';
import { Documents } from './documents.js';
import { fileReader } from './fileReader.js';
import { guard, guardTask } from './guard.js';
import { closeTag } from './handlers/closeTag.js';
import { codeAction } from './handlers/codeAction.js';
import { completion, resolveCompletion } from './handlers/completion.js';
import { describeDocument } from './handlers/describeDocument.js';
import { pullDiagnostics, pushDiagnostics } from './handlers/diagnostics.js';
import { documentSymbol } from './handlers/documentSymbol.js';
import { foldingRange } from './handlers/foldingRange.js';
import { hover } from './handlers/hover.js';
import { serveScaffolding } from './handlers/scaffolding.js';
import type { InitializationOptions } from './protocol.js';
import type { ServerHost } from './serverHost.js';
import { SettingsCache, section } from './settings.js';
import { serveTeamFiles } from './teamFiles.js';

/** A new request joins this list and is served. */
const requests: readonly AnyDocumentRequest[] = [
	closeTag,
	codeAction,
	completion,
	describeDocument,
	documentSymbol,
	foldingRange,
	hover,
];

/** Serves the client at the other end until it says exit. */
export function startServer(connection: Connection, host: ServerHost = {}): void {
	connection.onInitialize((params: InitializeParams): InitializeResult => {
		const client = abilitiesOf(params.capabilities);
		const options: InitializationOptions | undefined = params.initializationOptions ?? undefined;
		const read = fileReader(connection, options, host);
		const teamFiles = serveTeamFiles(connection, params, client, read);
		const settings = new SettingsCache(connection, client, teamFiles.files, options?.settings);
		const documents = new Documents(connection, settings);
		for (const request of requests) serve(connection, documents, client, request);
		resolveCompletion(connection, documents, client);
		serveScaffolding(connection, options, read);
		const refresh = serveDiagnostics(connection, documents, client);
		connection.onDidChangeConfiguration((change) => {
			settings.change(change?.settings);
			documents.dropModels();
			refresh();
		});
		teamFiles.onDidChange(() => {
			settings.dropTeamFiles();
			documents.dropModels();
			refresh();
		});
		connection.onInitialized(() => {
			teamFiles.watch();
			if (!client.configuration || !client.configurationRegistration) return;
			guardTask(connection, 'registration', async () => {
				await connection.client.register(DidChangeConfigurationNotification.type, { section });
			});
		});
		return { capabilities: capabilitiesFor(client), serverInfo: { name, version } };
	});
	connection.listen();
}

function serve(
	connection: Connection,
	documents: Documents,
	client: ClientAbilities,
	{ method, empty, handle }: AnyDocumentRequest,
): void {
	const answer = async (params: unknown, token: CancellationToken): Promise<unknown> => {
		const model = await documents.modelOf(uriOf(params) ?? '');
		if (!model?.plist || token.isCancellationRequested) return empty;
		return handle({ ...model, plist: model.plist, client }, params, token);
	};
	connection.onRequest(method, guard(connection, method, empty, answer));
}

/** Gives what to call when settings have changed. */
function serveDiagnostics(
	connection: Connection,
	documents: Documents,
	client: ClientAbilities,
): () => void {
	if (!client.pullDiagnostics) return pushDiagnostics(connection, documents).refresh;
	pullDiagnostics(connection, documents);
	return () => {
		if (client.diagnosticRefresh) connection.languages.diagnostics.refresh();
	};
}

function capabilitiesFor(client: ClientAbilities): ServerCapabilities {
	const experimental = Object.assign({}, ...requests.map((one) => one.capability.experimental));
	return Object.assign(
		{
			positionEncoding: PositionEncodingKind.UTF16,
			textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
		},
		...requests.map(({ capability }) => capability),
		{ experimental },
		client.pullDiagnostics && {
			diagnosticProvider: {
				identifier: name,
				interFileDependencies: false,
				workspaceDiagnostics: false,
			},
		},
	) as ServerCapabilities;
}
