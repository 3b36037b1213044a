/** Serves the files near open documents: reads them through the client or the host, open ones as they are in the editor. */
import { type Connection, FileChangeType } from 'vscode-languageserver';
import { isNeighborFile, neighborGlob } from '../project/neighborFiles.js';
import { NeighborReader } from '../project/neighborReader.js';
import type { FolderEntry } from '../project/projectFiles.js';
import type { FileReader } from './fileReader.js';
import { type InitializationOptions, listFolderRequest } from './protocol.js';
import type { ServerHost } from './serverHost.js';
import type { WatchedFiles } from './watchedFiles.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

/** Larger plists and project files are not read as neighbors. In bytes; in UTF-16 code units of an open document. */
const maxSize = 1_000_000;

export interface ServedNeighbors {
	readonly reader: NeighborReader;
	/** Calls `listener` when files that are not open were created, changed or deleted. */
	onDidChange(listener: () => void): void;
}

/** `openText` returns the text of an open document. */
export function serveNeighbors(
	connection: Connection,
	options: InitializationOptions | undefined,
	folders: WorkspaceFolders,
	host: ServerHost,
	watched: WatchedFiles,
	read: FileReader,
	openText: (uri: string) => string | undefined,
): ServedNeighbors {
	const reader = new NeighborReader({
		list: async (folder) =>
			options?.listFolder === true
				? connection.sendRequest<readonly FolderEntry[]>(listFolderRequest.method, { uri: folder })
				: ((await host.listFolder?.(folder)) ?? []),
		read: async (uri) => {
			const text = openText(uri) ?? (await read(uri, maxSize).catch(() => undefined));
			return text !== undefined && text.length <= maxSize ? text : undefined;
		},
		isInside: (folder) => folders.contain(folder),
	});
	return {
		reader,
		onDidChange: (listener) => {
			folders.onDidChange(() => reader.clear());
			watched.onDidChangeFolders(() => {
				reader.clear();
				listener();
			});
			watched.add(neighborGlob, async (changes) => {
				const changed = changes.filter(
					({ uri }) => isNeighborFile(uri) || uri.endsWith('.xcodeproj'),
				);
				if (changed.length === 0) return;
				const isSameFiles = changed.every(({ type }) => type === FileChangeType.Changed);
				if (isSameFiles) for (const { uri } of changed) reader.textChanged(uri);
				else reader.clear();
				listener();
			});
		},
	};
}
