/** Reads files for the server, from any file system that VS Code can access. */
import { Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type FolderEntry,
	type FolderParams,
	findPlistsRequest,
	type InitializationOptions,
	isNeighborFile,
	listFolderRequest,
	mayBePlist,
	plistsChangedNotification,
	type ReadFileParams,
	readFileRequest,
	teamFileName,
} from '../../server/src/lsp/protocol.js';
import { readText } from './readText.js';
import { findPlists } from './workspacePlists.js';

/** The options by which the server knows that it can read files. */
export function filesFor(extensionUri: Uri): InitializationOptions {
	return {
		readFile: true,
		listFolder: true,
		findPlists: true,
		showsInvalidSettings: true,
		commands: ['driverPlist.showRule', 'driverPlist.convertToXml', 'editor.action.triggerSuggest'],
		nameLists: namesIn(extensionUri),
	};
}

/** Reads `.driver-plist.json`, the lists of names, and, in the workspace, plists and project files; no other files. */
export function serveFiles(client: BaseLanguageClient, extensionUri: Uri): Disposable {
	const lists = namesIn(extensionUri);
	const toUri = (uri: string): Uri => client.protocol2CodeConverter.asUri(uri);
	return Disposable.from(
		client.onRequest(readFileRequest.method, async ({ uri, maxBytes }: ReadFileParams) => {
			const isOwn = uri.endsWith(`/${teamFileName}`) || uri.startsWith(`${lists}/`);
			const isRead = isNeighborFile(uri) || mayBePlist(uri);
			if (!isOwn && !(isRead && isInWorkspace(toUri(uri)))) return null;
			return readText(toUri(uri), maxBytes);
		}),
		client.onRequest(findPlistsRequest.method, async () =>
			(await findPlists()).map((uri) => client.code2ProtocolConverter.asUri(uri)),
		),
		workspace.onDidChangeConfiguration((change) => {
			if (client.isRunning() && change.affectsConfiguration('files.exclude'))
				void client.sendNotification(plistsChangedNotification);
		}),
		client.onRequest(listFolderRequest.method, async ({ uri }: FolderParams) =>
			isInWorkspace(toUri(uri)) ? listFolder(toUri(uri)) : [],
		),
	);
}

function isInWorkspace(uri: Uri): boolean {
	return workspace.getWorkspaceFolder(uri) !== undefined;
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
