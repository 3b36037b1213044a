/** Reports folders that are created, renamed, and deleted to the server: VS Code reports no events of the files in them. */
import { Disposable, FileType, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	type FoldersChange,
	foldersChangedNotification,
	isToolFolder,
} from '../../server/src/lsp/protocol.js';

/** Changes within this time are reported at once. In milliseconds. */
const reportDelay = 300;

/** Of more files and folders, each is taken for a folder, which costs the server a search. */
const mostStats = 100;

export function reportFolders(client: BaseLanguageClient): Disposable {
	const created = new Map<string, Uri>();
	const deleted = new Map<string, Uri>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const report = async (): Promise<void> => {
		timer = undefined;
		const [added, removed] = [[...created.values()], [...deleted.values()]];
		created.clear();
		deleted.clear();
		const folders = added.length > mostStats ? added : await foldersIn(added);
		const change: FoldersChange = { created: folders.map(uriOf), deleted: removed.map(uriOf) };
		if (folders.length + removed.length > 0 && client.isRunning())
			await client.sendNotification(foldersChangedNotification, change);
	};
	const uriOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
	const add = (uris: Map<string, Uri>, uri: Uri): void => {
		if (workspace.asRelativePath(uri, false).split('/').some(isToolFolder)) return;
		uris.set(uri.toString(), uri);
		timer ??= setTimeout(() => void report().catch(() => undefined), reportDelay);
	};
	const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
	return Disposable.from(
		watcher,
		watcher.onDidCreate((uri) => add(created, uri)),
		watcher.onDidDelete((uri) => add(deleted, uri)),
		{ dispose: () => clearTimeout(timer) },
	);
}

async function foldersIn(uris: readonly Uri[]): Promise<readonly Uri[]> {
	const areFolders = await Promise.all(uris.map(isFolder));
	return uris.filter((_, at) => areFolders[at]);
}

async function isFolder(uri: Uri): Promise<boolean> {
	try {
		return (await workspace.fs.stat(uri)).type === FileType.Directory;
	} catch {
		return false;
	}
}
