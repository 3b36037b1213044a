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
import { filesFor, serveFiles } from './filesForServer.js';
import { suggestForBegunTag } from './lateSuggestions.js';
import type { SystemDevices } from './pick/systemDevices.js';
import { scaffoldingOf } from './scaffoldingClient.js';
import { documentSelector, ServedDocuments } from './servedDocuments.js';
import { showStatus } from './statusItem.js';

/** Makes the client of a host; called at most once. */
export type ClientMaker = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** Registers what is cheap; everything else, the code of the language client too, waits for a driver plist. */
export function activateExtension(
	context: ExtensionContext,
	makeClient: ClientMaker,
	systemDevices?: SystemDevices,
): void {
	const output = window.createOutputChannel('Driver Plist', { log: true });
	const served = new ServedDocuments();
	let client: BaseLanguageClient | undefined;
	let starting: Promise<BaseLanguageClient> | undefined;
	const started = (): Promise<BaseLanguageClient> => {
		starting ??= start();
		return starting;
	};
	const start = async (): Promise<BaseLanguageClient> => {
		const { middlewareFor } = await import('./serverMiddleware.js');
		const made = await makeClient({
			documentSelector,
			initializationOptions: filesFor(context.extensionUri),
			outputChannel: output,
			middleware: middlewareFor(served, () => client),
			diagnosticPullOptions: { onChange: true, onTabs: false },
			markdown: { isTrusted: false, supportHtml: false },
		});
		client = made;
		context.subscriptions.push(serveFiles(made, context.extensionUri));
		await made.start();
		context.subscriptions.push(closeTagsWhileTyping(extension), showStatus(extension));
		await suggestForBegunTag(served);
		return made;
	};
	const extension: Extension = {
		output,
		served,
		systemDevices,
		running: () => (client?.isRunning() ? client : undefined),
		scaffolding: scaffoldingOf(started),
		restart: async () => {
			const made = client;
			if (made?.needsStop()) await made.stop();
			if (made) starting = made.start().then(() => made);
			await started();
		},
	};
	const look = (document: TextDocument): void => {
		served
			.nameLanguage(document)
			.then(undefined, (error: unknown) => output.warn(`The language stays: ${String(error)}`));
		if (starting || !served.recognise(document)) return;
		started().catch((error: unknown) => output.error(`The server did not start: ${String(error)}`));
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
}

function registerCommands(extension: Extension): Disposable[] {
	return commandList.map(({ id, run }) =>
		commands.registerCommand(id, (...args: readonly unknown[]) => run(extension, ...args)),
	);
}
