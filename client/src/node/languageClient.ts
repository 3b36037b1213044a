/** The language client, which runs the server as a process, and the dialogs of commands: a bundle of its own that is loaded for the first driver plist. */
import { Uri } from 'vscode';
import {
	type BaseLanguageClient,
	LanguageClient,
	type LanguageClientOptions,
	TransportKind,
} from 'vscode-languageclient/node';

export * from '../commands/dialogs.js';
export { middlewareFor } from '../serverMiddleware.js';

export function makeClient(extension: Uri, options: LanguageClientOptions): BaseLanguageClient {
	const module = Uri.joinPath(extension, 'dist', 'serverProcess.js').fsPath;
	const server = { module, transport: TransportKind.ipc };
	const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
	return new LanguageClient('driverPlist', 'Driver Plist', { run: server, debug }, options);
}
