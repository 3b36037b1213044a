/** The context keys by which menus appear on driver plists only: `driverPlist.dexts`, `kexts`, `binaries`, and `hasDrivers`. */
import { commands, Disposable, type TextDocument, type Uri, workspace } from 'vscode';
import { plistGlob } from '../../server/src/lsp/protocol.js';
import type { Extension } from './extension.js';
import { driverPlistAt, eachDriverPlist } from './workspacePlists.js';

const entitlements = /\.(?:entitlements|xcent)$/i;

const kext = /<key>CFBundlePackageType<\/key>\s*<string>KEXT<\/string>/;

/** Reads the property lists of the workspace once, with the first driver plist, and follows those that are opened, saved, and written. */
export function setMenuContexts({ server, served, output }: Extension): Disposable {
	const menus = new Menus();
	const look = (document: TextDocument): void => {
		// The client, which recognizes documents for the server, may learn of this one later.
		if (server.running() && served.recognize(document)) {
			menus.add(document.uri, document.getText());
		}
	};
	const read = (reading: Promise<unknown>): void => {
		reading.catch((error: unknown) =>
			output.warn(`The property lists of the workspace can't be read: ${String(error)}`),
		);
	};
	const lookAt = async (uri: Uri): Promise<void> => {
		const found = server.running() && (await driverPlistAt(uri));
		if (found) menus.add(uri, found.text);
	};
	const files = workspace.createFileSystemWatcher(plistGlob, false, false, true);
	return Disposable.from(
		server.onDidStart(() => {
			workspace.textDocuments.forEach(look);
			read(eachDriverPlist(({ uri, text }) => menus.add(uri, text)));
		}),
		workspace.onDidOpenTextDocument(look),
		served.onDidAdd(look),
		workspace.onDidSaveTextDocument(look),
		files,
		files.onDidCreate((uri) => read(lookAt(uri))),
		files.onDidChange((uri) => read(lookAt(uri))),
	);
}

/** The paths of driver plists by the commands that apply to them, as `resourcePath` contains them. */
class Menus {
	readonly #paths = {
		dexts: new Set<string>(),
		kexts: new Set<string>(),
		binaries: new Set<string>(),
	};

	/** Menus have no commands for entitlements. */
	add({ fsPath }: Uri, text: string): void {
		if (entitlements.test(fsPath)) return;
		const own = text.startsWith('bplist') ? 'binaries' : kext.test(text) ? 'kexts' : 'dexts';
		if (this.#paths[own].has(fsPath)) return;
		for (const [menu, paths] of Object.entries(this.#paths)) {
			if (menu === own) paths.add(fsPath);
			else if (!paths.delete(fsPath)) continue;
			setContext(menu, [...paths]);
		}
		setContext('hasDrivers', true);
	}
}

function setContext(key: string, value: unknown): void {
	void commands.executeCommand('setContext', `driverPlist.${key}`, value);
}
