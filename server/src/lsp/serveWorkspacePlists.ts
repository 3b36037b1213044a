/** Finds the property lists of the workspace through the client or the host, and follows their changes. */
import { type CancellationToken, type Connection, FileChangeType } from 'vscode-languageserver';
import { findPlists } from '../project/findPlists.js';
import { mayBePlist } from '../project/plistSearch.js';
import { fileNameOf } from '../service/index.js';
import type { ClientAbilities } from './clientAbilities.js';
import type { Documents } from './documents.js';
import type { FileReader } from './fileReader.js';
import { guardTask } from './guard.js';
import type { ModelMaker } from './model.js';
import type { ServedNeighbors } from './neighbors.js';
import {
	type FoldersChange,
	findPlistsRequest,
	foldersChangedNotification,
	type InitializationOptions,
	plistsChangedNotification,
} from './protocol.js';
import type { ServerHost } from './serverHost.js';
import type { SettingsCache } from './settings.js';
import type { WatchedFiles } from './watchedFiles.js';
import type { WorkspaceFolders } from './workspaceFolders.js';
import { WorkspacePlists } from './workspacePlists.js';

interface Parts {
	readonly options: InitializationOptions | undefined;
	readonly folders: WorkspaceFolders;
	readonly watched: WatchedFiles;
	readonly read: FileReader;
	readonly host: ServerHost;
	readonly client: ClientAbilities;
	readonly documents: Documents;
	readonly settings: SettingsCache;
	readonly neighbors: ServedNeighbors;
	readonly maker: ModelMaker;
}

export function serveWorkspacePlists(connection: Connection, parts: Parts): WorkspacePlists {
	const { options, folders, watched, read, host, client } = parts;
	const { documents, settings, neighbors, maker } = parts;
	const plists = new WorkspacePlists({
		...{ read, documents, settings, maker },
		neighbors: neighbors.reader,
		isWatched: client.watchedFilesRegistration,
		find: async (token) => {
			const tops = await checkedFolders(folders, settings);
			if (tops.length === 0) return [];
			if (options?.findPlists !== true) return searchFolders(tops, host, read, token);
			return connection.sendRequest<readonly string[]>(findPlistsRequest.method, token);
		},
	});
	documents.onDidChange(() => plists.changed());
	documents.onDidChangeNeighbors(() => plists.changed());
	folders.onDidChange(() => plists.foldersChanged());
	connection.onNotification(plistsChangedNotification, () => plists.foldersChanged());
	connection.onNotification(foldersChangedNotification, (change: FoldersChange) => {
		guardTask(connection, 'folders', async () => {
			if (change.created.length === 0 && !(await plists.mayBeIn(change.deleted))) return;
			// Before the files are checked, what was read near them is dropped.
			watched.foldersChanged();
			plists.foldersChanged();
		});
	});
	watched.add('**/.gitignore', (changes) => {
		if (changes.some(({ uri }) => uri.endsWith('/.gitignore'))) plists.foldersChanged();
		const changed = changes.filter(({ uri }) => mayBePlist(fileNameOf(uri)));
		if (changed.length === 0) return;
		const areSame = changed.every(({ type }) => type === FileChangeType.Changed);
		plists.filesChanged(
			changed.map(({ uri }) => uri),
			areSame,
		);
	});
	neighbors.onDidChange(() => plists.changed());
	return plists;
}

/** The folders in which files are checked that are not open. */
async function checkedFolders(
	folders: WorkspaceFolders,
	settings: SettingsCache,
): Promise<readonly string[]> {
	const all = await Promise.all(
		folders.uris().map(async (uri) => ({ uri, settings: await settings.of(uri) })),
	);
	return all
		.filter((each) => each.settings.validate && each.settings.validatesWorkspace)
		.map(({ uri }) => uri);
}

async function searchFolders(
	tops: readonly string[],
	host: ServerHost,
	read: FileReader,
	token: CancellationToken,
): Promise<readonly string[]> {
	const files = { list: async (uri: string) => (await host.listFolder?.(uri)) ?? [], read };
	const found: string[] = [];
	for (const top of tops) {
		for (const each of await findPlists(top, files, () => token.isCancellationRequested))
			found.push(each);
	}
	return [...new Set(found)];
}
