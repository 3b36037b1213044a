/** Reads the files near a property list from disk, within the folders named on the command line. */
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileStatus } from '../node/fileStatus.js';
import { listFolder } from '../node/listFolder.js';
import { NeighborReader } from '../project/neighborReader.js';
import { uriKey } from '../project/projectFiles.js';
import { FolderSet } from './folderSet.js';
import { type ReportRead, standardInput } from './plistFiles.js';
import { readPlist } from './readPlist.js';

/** Larger property lists are not read as neighbors. In megabytes. */
const maxSize = 1;

/**
 * Reads neighbors only in the folders among `paths`, and in the folders of the files among them. `unwrittenTexts` has the
 * texts of files that count instead of those on disk, by the keys of their URIs. `onRead` is called with each path that is
 * read.
 */
export function openNeighbors(
	paths: readonly string[],
	unwrittenTexts: ReadonlyMap<string, string> = new Map(),
	onRead?: ReportRead,
): NeighborReader {
	const tops = paths
		.filter((path) => path !== standardInput && path !== '')
		.map((path) => uriKey(pathToFileURL(isFolder(path) ? path : dirname(path)).href));
	const inside = new FolderSet(tops, '/');
	return new NeighborReader({
		list: listFolder,
		read: async (uri) => {
			const unwritten = unwrittenTexts.get(uriKey(uri));
			if (unwritten !== undefined) return unwritten;
			const path = fileURLToPath(uri);
			onRead?.(path);
			const plist = await readPlist(path, maxSize);
			return typeof plist === 'string' || plist.encoding === 'binary' ? undefined : plist.text;
		},
		isInside: (folder) => inside.contains(uriKey(folder)),
	});
}

function isFolder(path: string): boolean {
	return fileStatus(path)?.isDirectory() === true;
}
