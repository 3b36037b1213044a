/** The property lists of drivers in the workspace, found without the server, so that a workspace without drivers costs no more. */
import { type Uri, workspace } from 'vscode';
import { isToolFolder, plistGlob, toolFolderGlob } from '../../server/src/lsp/protocol.js';
import { isNamedIn, isOfDriver, Recognizer } from '../../server/src/lsp/recognition.js';
import { readText } from './readText.js';
import { kindsFor } from './servedDocuments.js';

/** More files are not searched: they are not the project of a driver. */
const mostFiles = 2_000;

/** How many files are read at the same time. */
const batchSize = 32;

/** The files that may be property lists of drivers, by their names; those that settings and `.gitignore` exclude are not. */
export async function findPlists(): Promise<readonly Uri[]> {
	const found = await workspace.findFiles(plistGlob, toolFolderGlob, mostFiles);
	return notIgnored([...found].sort((a, b) => (a.path < b.path ? -1 : 1)));
}

async function notIgnored(uris: readonly Uri[]): Promise<readonly Uri[]> {
	if (uris.length === 0) return [];
	// Loaded only for workspaces with property lists.
	const { withoutIgnored } = await import('./ignoredFiles.js');
	return withoutIgnored(uris);
}

/** A file that was just written, if it is one of those that `eachDriverPlist` visits. */
export async function driverPlistAt(uri: Uri): Promise<DriverFile | undefined> {
	const names = workspace.asRelativePath(uri, false).split('/');
	const [file] = names.some(isToolFolder) ? [] : await notIgnored([uri]);
	return file && recognize(file);
}

/** Calls `visit` with each file that is recognized by its path, its text, or the settings. */
export async function eachDriverPlist(visit: (found: DriverFile) => void): Promise<void> {
	const uris = await findPlists();
	for (let start = 0; start < uris.length; start += batchSize) {
		const batch = uris.slice(start, start + batchSize);
		const found = await Promise.all(batch.map(recognize));
		for (const each of found) if (each) visit(each);
	}
}

export interface DriverFile {
	readonly uri: Uri;
	readonly text: string;
	/** Whether the file shows that the project has a driver. Entitlements of other programs do not. */
	readonly isOfDriver: boolean;
}

async function recognize(uri: Uri): Promise<DriverFile | undefined> {
	const text = (await readText(uri).catch(() => null)) ?? '';
	const name = uri.toString();
	const isNamed = (): boolean => isNamedIn(kindsFor({ uri }), name);
	const found = text === '' ? undefined : new Recognizer().recognize(name, text, isNamed);
	return found === 'driverPlist' ? { uri, text, isOfDriver: isOfDriver(name, text) } : undefined;
}
