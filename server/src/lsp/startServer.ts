/** Starts the language server on a connection of any kind. */
import {
	type CancellationToken,
	CodeLensRefreshRequest,
	type Connection,
	type ConnectionOptions,
	DidChangeConfigurationNotification,
	type Disposable,
	PositionEncodingKind,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { name, version } from '../../../package.json';
import { abilitiesOf, type ClientAbilities } from './clientAbilities.js';
import { connectionOptions } from './connectionOptions.js';
import { Documents } from './documents.js';
import { fileReader } from './fileReader.js';
import { guard, guardTask, logError } from './guard.js';
import { closeTag } from './handlers/closeTag.js';
import { codeAction } from './handlers/codeAction.js';
import { completion, resolveCompletion } from './handlers/completion.js';
import { describeDocument } from './handlers/describeDocument.js';
import { pullDiagnostics, pushDiagnostics } from './handlers/diagnostics.js';
import { documentSymbol } from './handlers/documentSymbol.js';
import { entitlementsFiles } from './handlers/entitlementsFiles.js';
import { explainLog } from './handlers/explainLog.js';
import { foldingRange } from './handlers/foldingRange.js';
import { hover } from './handlers/hover.js';
import { infoPlistFile } from './handlers/infoPlistFile.js';
import { isOfDriver } from './handlers/isOfDriver.js';
import { matchHints } from './handlers/matchHints.js';
import { matchingRequests } from './handlers/matching.js';
import { scaffoldingRequests } from './handlers/scaffolding.js';
import { stateKindRequests } from './handlers/stateKind.js';
import { workspaceDiagnostics } from './handlers/workspaceDiagnostics.js';
import { xmlOfBinary } from './handlers/xmlOfBinary.js';
import { followLifecycle } from './lifecycle.js';
import { ModelMaker } from './model.js';
import { nameListReader } from './nameLists.js';
import { serveNeighbors } from './neighbors.js';
import { OpenDump } from './openDump.js';
import type { InitializationOptions } from './protocol.js';
import type { ServerRequest, Session } from './request.js';
import type { ServerHost } from './serverHost.js';
import { serveWorkspacePlists } from './serveWorkspacePlists.js';
import { SettingsCache, section } from './settings.js';
import { serveTeamFiles } from './teamFiles.js';
import { WatchedFiles } from './watchedFiles.js';
import { WorkspaceFolders } from './workspaceFolders.js';

/** Every request that the server answers. */
export const requests: readonly ServerRequest[] = [
	...stateKindRequests,
	closeTag,
	codeAction,
	completion,
	describeDocument,
	entitlementsFiles,
	infoPlistFile,
	isOfDriver,
	documentSymbol,
	explainLog,
	foldingRange,
	hover,
	...matchHints,
	...matchingRequests,
	pullDiagnostics,
	resolveCompletion,
	...scaffoldingRequests,
	workspaceDiagnostics,
	xmlOfBinary,
];

/** Serves the client until it sends `exit`. */
export function startServer(
	connect: (options: ConnectionOptions) => Connection,
	host: ServerHost = {},
): void {
	const connection = connect(connectionOptions((fault) => connection.console.error(fault)));
	followClient(connection, host);
	connection.listen();
}

function followClient(connection: Connection, host: ServerHost): void {
	followLifecycle(connection, (params) => {
		const options: InitializationOptions | undefined = params.initializationOptions ?? undefined;
		const client = abilitiesOf(params.capabilities, options);
		const read = fileReader(connection, options, host);
		const watched = new WatchedFiles(connection, client);
		const folders = new WorkspaceFolders(connection, params);
		const teamFiles = serveTeamFiles(connection, folders, watched, read);
		const settings = new SettingsCache(connection, client, teamFiles.files, options);
		const neighbors = serveNeighbors(connection, options, folders, host, watched, read, (uri) =>
			documents.textOf(uri),
		);
		const maker = new ModelMaker((code, error) => logError(connection, `the rule ${code}`, error));
		const documents = new Documents(connection, settings, neighbors.reader, maker);
		const plists = serveWorkspacePlists(connection, {
			...{ options, folders, watched, read, host, client },
			...{ documents, settings, neighbors, maker },
		});
		const readNames =
			options?.nameLists === undefined
				? nameListReader(connection, host.nameLists, async (uri) => host.readFile?.(uri))
				: nameListReader(connection, options.nameLists, read);
		const dump = new OpenDump(documents);
		dump.onDidChange(() => {
			if (client.codeLensRefresh)
				guardTask(connection, 'code lenses', () =>
					connection.sendRequest(CodeLensRefreshRequest.type),
				);
			if (client.inlayHintRefresh) connection.languages.inlayHint.refresh();
		});
		const session: Session = { documents, client, readNames, connection, plists, dump };
		const expireFiles = client.watchedFilesRegistration
			? undefined
			: (): void => neighbors.reader.expire();
		if (expireFiles) documents.onDidOpen(expireFiles);
		const handlers = requests.map((request) => serve(connection, session, request, expireFiles));
		const refresh = serveDiagnostics(connection, session);
		connection.onDidChangeConfiguration((change) => {
			settings.change(change?.settings);
			documents.dropModels();
			plists.foldersChanged();
			refresh();
		});
		teamFiles.onDidChange(() => {
			settings.dropTeamFiles();
			documents.dropModels();
			plists.changed();
			refresh();
		});
		neighbors.onDidChange(refresh);
		documents.onDidChangeNeighbors(refresh);
		connection.onInitialized(() => {
			connection.console.info(`Driver Plist ${version} started.`);
			watched.register();
			if (!client.configuration || !client.configurationRegistration) return;
			guardTask(connection, 'registration', async () => {
				await connection.client.register(DidChangeConfigurationNotification.type, { section });
			});
		});
		const result = { capabilities: capabilitiesFor(client), serverInfo: { name, version } };
		return { result, handlers };
	});
}

function serve(
	connection: Connection,
	session: Session,
	{ method, fallback, handle, requiresCurrentFiles }: ServerRequest,
	expireFiles: (() => void) | undefined,
): Disposable {
	const answer = async (params: unknown, token: CancellationToken): Promise<unknown> => {
		if (requiresCurrentFiles) expireFiles?.();
		return handle(params, session, token);
	};
	return connection.onRequest(method, guard(connection, method, fallback, answer));
}

/** Starts pushing to clients that do not pull. Returns a function to call when settings have changed. */
function serveDiagnostics(connection: Connection, { documents, client }: Session): () => void {
	if (!client.pullDiagnostics) return pushDiagnostics(connection, documents).refresh;
	return () => {
		if (client.diagnosticRefresh) connection.languages.diagnostics.refresh();
	};
}

function capabilitiesFor(client: ClientAbilities): ServerCapabilities {
	const announced = requests
		.filter(({ isAnnouncedTo }) => isAnnouncedTo?.(client) !== false)
		.map(({ capability }) => capability ?? {});
	const experimental = Object.assign({}, ...announced.map((one) => one.experimental));
	return Object.assign(
		{
			positionEncoding: PositionEncodingKind.UTF16,
			textDocumentSync: {
				openClose: true,
				change: TextDocumentSyncKind.Incremental,
				...(!client.watchedFilesRegistration && { save: true }),
			},
			...(client.workspaceFolders && {
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
			}),
		},
		...announced,
		{ experimental },
	) as ServerCapabilities;
}
