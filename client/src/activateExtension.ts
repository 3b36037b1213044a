/** The extension, whatever its host: watches for driver plists, and starts the server with the first one. */
import {
	commands,
	type Disposable,
	type ExtensionContext,
	type TextDocument,
	window,
	workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { closeTagsWhileTyping } from './autoClosingTags.js';
import { commandList } from './commands/commandList.js';
import { completeAfterStart } from './deferredCompletion.js';
import { endNotices } from './endNotices.js';
import { indentAfterTags } from './enterAfterTags.js';
import type { Extension } from './extension.js';
import { filesFor, serveFiles } from './filesForServer.js';
import { reportFolders } from './folderChanges.js';
import { LanguageServer } from './languageServer.js';
import { MatchingView } from './matching/matchingView.js';
import { setMenuContexts } from './menuContexts.js';
import { PublishedOnce } from './publishedOnce.js';
import { clientUri, serveRulePages } from './rulePages.js';
import { documentSelector, ServedDocuments } from './servedDocuments.js';
import { startForWorkspace } from './startForWorkspace.js';
import { showStatus } from './statusItem.js';
import { unexpectedEnds } from './unexpectedEnds.js';

/** Creates the client of a host. */
export type ClientMaker = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** Registers only what is cheap: even the code of the language client loads with the first driver plist. */
export function activateExtension(
	context: ExtensionContext,
	makeClient: ClientMaker,
	system: Partial<Pick<Extension, 'systemDevices' | 'systemRegistry'>> = {},
): void {
	const output = window.createOutputChannel('Driver Plist', { log: true });
	const served = new ServedDocuments();
	const server = new LanguageServer(async () => {
		const { middlewareFor } = await import('./serverMiddleware.js');
		const published = new PublishedOnce();
		const client = await makeClient({
			documentSelector,
			initializationOptions: filesFor(context.extensionUri),
			outputChannel: output,
			uriConverters: { code2Protocol: String, protocol2Code: clientUri },
			errorHandler: unexpectedEnds(endNotices),
			// Otherwise the client shows why a server that ended can't be initialized.
			initializationFailedHandler: () => false,
			middleware: {
				...middlewareFor(served, () => server.running()),
				handleDiagnostics: (...problems) => published.handle(...problems),
			},
			diagnosticPullOptions: { onChange: true, onTabs: false },
			markdown: { isTrusted: false, supportHtml: false },
		});
		context.subscriptions.push(
			serveFiles(client, context.extensionUri),
			reportFolders(client),
			published.start(),
		);
		return client;
	});
	const { extensionUri } = context;
	const shared = {
		extensionUri,
		output,
		served,
		server,
		systemDevices: system.systemDevices,
		systemRegistry: system.systemRegistry,
	};
	const matching = new MatchingView(shared);
	const extension: Extension = { ...shared, matching };
	context.subscriptions.push(
		output,
		server,
		matching,
		...registerCommands(extension),
		...startForDriverPlists(extension),
		startForWorkspace(extension),
		closeTagsWhileTyping(extension),
		indentAfterTags(extension),
		showStatus(extension),
		serveRulePages(extension),
		setMenuContexts(extension),
		completeAfterStart(extension),
	);
}

/** Looks at every document, and starts the server with the first driver plist. */
function startForDriverPlists({ output, served, server }: Extension): Disposable[] {
	const look = (document: TextDocument): void => {
		served
			.setLanguage(document)
			.then(undefined, (error: unknown) =>
				output.warn(`The language of the document can't be set: ${String(error)}`),
			);
		if (server.wasStarted || !served.recognize(document)) return;
		server
			.started()
			.catch((error: unknown) => output.error(`The server did not start. ${String(error)}`));
	};
	workspace.textDocuments.forEach(look);
	return [
		workspace.onDidOpenTextDocument(look),
		workspace.onDidChangeTextDocument(({ document }) => look(document)),
		workspace.onDidCloseTextDocument((document) => {
			if (!server.running()) served.forget(document);
		}),
	];
}

function registerCommands(extension: Extension): Disposable[] {
	return commandList.map(({ id, run }) =>
		commands.registerCommand(id, (...args: readonly unknown[]) => run(extension, ...args)),
	);
}
