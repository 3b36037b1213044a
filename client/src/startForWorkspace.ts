/** Starts the server for the drivers of the workspace, so that their problems are listed although no file is open. */
import { Disposable, type Uri, workspace } from 'vscode';
import type { Extension } from './extension.js';
import { eachDriverPlist } from './workspacePlists.js';

/** Without a driver, or where the settings turn it off, the server does not start. */
export function startForWorkspace({ server, output }: Extension): Disposable {
	const look = (): void => {
		if (server.wasStarted || !workspace.workspaceFolders?.some(({ uri }) => isChecked(uri))) return;
		hasDriver()
			.then((found) => (found && !server.wasStarted ? server.started() : undefined))
			.catch((error: unknown) =>
				output.error(`The property lists of the workspace can't be checked. ${String(error)}`),
			);
	};
	look();
	return Disposable.from(
		workspace.onDidChangeWorkspaceFolders(look),
		workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration('driverPlist.validation')) look();
		}),
	);
}

async function hasDriver(): Promise<boolean> {
	let found = false;
	await eachDriverPlist(({ uri, isOfDriver }) => {
		found ||= isOfDriver && isChecked(uri);
	});
	return found;
}

function isChecked(uri: Uri): boolean {
	const settings = workspace.getConfiguration('driverPlist.validation', uri);
	return settings.get('enabled', true) && settings.get('workspace', true);
}
