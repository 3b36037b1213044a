/** The extension in the web-worker extension host: the server is a worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension } from '../driverPlistClient.js';

export function activate(context: ExtensionContext): void {
	activateExtension(context, ({ extensionUri }, options) => {
		const script = Uri.joinPath(extensionUri, 'dist', 'server-web.js').toString(true);
		const start = async (): Promise<Worker> => new Worker(script);
		return new LanguageClient('driverPlist', 'Driver Plist', start, options);
	});
}
