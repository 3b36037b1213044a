/** The extension behind both hosts: watches for driver plists, and starts the server when the first one shows up. */
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
import type { Extension } from './extension.js';
import { suggestForBegunTag } from './lateSuggestions.js';
import type { SystemDevices } from './pick/systemDevices.js';
import { documentSelector, ServedDocuments } from './servedDocuments.js';
import { middlewareFor } from './serverMiddleware.js';
import { showStatus } from './statusItem.js';
import { readsFiles, serveTeamFiles } from './teamFiles.js';

/** Makes the client of a host; called at most once. */
export type ClientMaker = (
	context: ExtensionContext,
	options: LanguageClientOptions,
) => BaseLanguageClient;

/** Registers what is cheap; everything else waits for a driver plist. */
export function activateExtension(
	context: ExtensionContext,
	makeClient: ClientMaker,
	systemDevices?: SystemDevices,
): Extension {
	const output = window.createOutputChannel('Driver Plist', { log: true });
	const served = new ServedDocuments();
	let client: BaseLanguageClient | undefined;
	const start = async (): Promise<void> => {
		if (client) return;
		client = makeClient(context, {
			documentSelector,
			initializationOptions: readsFiles,
			outputChannel: output,
			middleware: middlewareFor(served, () => client),
			diagnosticPullOptions: { onChange: true, onTabs: false },
			markdown: { isTrusted: false, supportHtml: false },
		});
		context.subscriptions.push(serveTeamFiles(client));
		await client.start();
		context.subscriptions.push(closeTagsWhileTyping(extension), showStatus(extension));
		await suggestForBegunTag(served);
	};
	const extension: Extension = {
		context,
		output,
		served,
		systemDevices,
		running: () => (client?.isRunning() ? client : undefined),
		restart: async () => {
			if (!client) return start();
			if (client.needsStop()) await client.stop();
			await client.start();
		},
	};
	const look = (document: TextDocument): void => {
		served
			.nameLanguage(document)
			.then(undefined, (error: unknown) => output.warn(`The language stays: ${String(error)}`));
		if (client || !served.recognise(document)) return;
		start().catch((error: unknown) => output.error(`The server did not start: ${String(error)}`));
	};
	context.subscriptions.push(
		output,
		{ dispose: () => void client?.dispose() },
		...registerCommands(extension),
		workspace.onDidOpenTextDocument(look),
		workspace.onDidChangeTextDocument(({ document }) => look(document)),
		workspace.onDidCloseTextDocument((document) => {
			if (!client) served.forget(document);
		}),
	);
	workspace.textDocuments.forEach(look);
	return extension;
}

function registerCommands(extension: Extension): Disposable[] {
	return commandList.map(({ id, run }) =>
		commands.registerCommand(id, (...args: readonly unknown[]) => run(extension, ...args)),
	);
}
