/** The extension in the web-worker extension host: the server is a worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { activateExtension } from '../activateExtension.js';

export function activate(context: ExtensionContext): void {
	activateExtension(context, async (options) => {
		const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
			'vscode-languageclient/browser'
		);
		const script = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
		// The transports and not the worker: the web host wraps workers, and the client would not know one again.
		const start = async () => {
			const worker = new Worker(script);
			return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
		};
		return new LanguageClient('driverPlist', 'Driver Plist', start, options);
	});
}
