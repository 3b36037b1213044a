/** Reads files for the server, from any file system that VS Code can access. */
import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type FolderEntry,
	type FolderParams,
	type InitializationOptions,
	isNeighborFile,
	listFolderRequest,
	type ReadFileParams,
	readFileRequest,
	teamFileName,
} from '../../server/src/lsp/protocol.js';

/** The options by which the server knows that it can read files. */
export function filesFor(extensionUri: Uri): InitializationOptions {
	return { readFile: true, listFolder: true, nameLists: namesIn(extensionUri) };
}

/** Longer files are not read: plists of drivers are small, and projects of a few megabytes are large. In bytes. */
const maxSize = 20_000_000;

/** Reads `.driver-plist.json`, the lists of names, and, in the workspace, plists and project files; no other files. */
export function serveFiles(client: BaseLanguageClient, extensionUri: Uri): Disposable {
	const lists = namesIn(extensionUri);
	const toUri = (uri: string): Uri => client.protocol2CodeConverter.asUri(uri);
	return Disposable.from(
		client.onRequest(readFileRequest.method, async ({ uri, maxBytes }: ReadFileParams) => {
			const isOwn = uri.endsWith(`/${teamFileName}`) || uri.startsWith(`${lists}/`);
			if (!isOwn && !(isNeighborFile(uri) && isInWorkspace(toUri(uri)))) return null;
			return readText(toUri(uri), Math.min(maxBytes ?? maxSize, maxSize));
		}),
		client.onRequest(listFolderRequest.method, async ({ uri }: FolderParams) =>
			isInWorkspace(toUri(uri)) ? listFolder(toUri(uri)) : [],
		),
	);
}

function isInWorkspace(uri: Uri): boolean {
	return workspace.getWorkspaceFolder(uri) !== undefined;
}

async function readText(uri: Uri, maxBytes: number): Promise<string | null> {
	try {
		if ((await workspace.fs.stat(uri)).size > maxBytes) return null;
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

/** The files and folders in a folder, without links; none where it can't be read. */
async function listFolder(folder: Uri): Promise<readonly FolderEntry[]> {
	try {
		const entries = await workspace.fs.readDirectory(folder);
		return entries
			.filter(([, type]) => type === FileType.File || type === FileType.Directory)
			.map(([name, type]) => ({ name, isFolder: type === FileType.Directory }));
	} catch {
		return [];
	}
}

function namesIn(extensionUri: Uri): string {
	return Uri.joinPath(extensionUri, 'data', 'names').toString();
}

/** The file does not exist, or VS Code can't reach its file system. */
function isMissing(error: unknown): boolean {
	return (
		error instanceof FileSystemError &&
		['FileNotFound', 'Unavailable', 'Unknown'].includes(error.code)
	);
}
