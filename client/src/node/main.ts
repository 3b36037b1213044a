/** The extension in the Node extension host: the server is a process of its own. */
import { type ExtensionContext, Uri } from 'vscode';
import { activateExtension } from '../activateExtension.js';
import { systemDevicesOf } from './systemDevices.js';

export function activate(context: ExtensionContext): void {
	activateExtension(
		context,
		async (options) => {
			const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
			const module = Uri.joinPath(context.extensionUri, 'dist', 'serverProcess.js').fsPath;
			const server = { module, transport: TransportKind.ipc };
			const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
			return new LanguageClient('driverPlist', 'Driver Plist', { run: server, debug }, options);
		},
		systemDevicesOf(process.platform),
	);
}
