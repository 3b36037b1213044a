/** The extension in the Node extension host: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { activateExtension } from '../activateExtension.js';
import { systemDevicesOf } from './systemDevices.js';
import { systemRegistryOf } from './systemRegistry.js';

export function activate(context: ExtensionContext): void {
	activateExtension(
		context,
		async (options) => {
			const { makeClient } = await import('./languageClient.js');
			return makeClient(context.extensionUri, options);
		},
		{
			systemDevices: systemDevicesOf(process.platform),
			systemRegistry: systemRegistryOf(process.platform),
		},
	);
}
