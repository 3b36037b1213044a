/** Reads the files near a property list from disk, within the projects of the paths on the command line. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileStatus } from '../node/fileStatus.js';
import { listFolder } from '../node/listFolder.js';
import { isProjectFile } from '../project/neighborFiles.js';
import { NeighborReader, projectDepth } from '../project/neighborReader.js';
import { uriKey } from '../project/projectFiles.js';
import { FolderSet } from './folderSet.js';
import { type ReportRead, standardInput } from './plistFiles.js';
import { readPlist } from './readPlist.js';
import { repositoryOf } from './repository.js';

/** Larger property lists are not read as neighbors. In megabytes. */
const maxSize = 1;

/**
 * Reads neighbors only in the projects of `paths`, so that the findings of a file do not depend on whether it, its folder, or
 * its project is named. `unwrittenTexts` has the texts of files that count instead of those on disk, by the keys of their
 * URIs. `onRead` is called with each path that is read, and `onUnreadable` with each project file that can't be.
 */
export async function openNeighbors(
	paths: readonly string[],
	unwrittenTexts: ReadonlyMap<string, string> = new Map(),
	onRead?: ReportRead,
	onUnreadable?: ReportRead,
): Promise<NeighborReader> {
	const folders = paths
		.filter((path) => path !== standardInput && path !== '')
		.map((path) => resolve(isFolder(path) ? path : dirname(path)));
	const tops = await Promise.all([...new Set(folders)].map(projectFolderOf));
	const inside = new FolderSet(
		tops.map((top) => uriKey(pathToFileURL(top).href)),
		'/',
	);
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
		onUnreadable: (uri) => onUnreadable?.(fileURLToPath(uri)),
		isInside: (folder) => inside.contains(uriKey(folder)),
	});
}

/**
 * The folder with the project of an absolute folder: the root of the repository, as for team files; outside of repositories,
 * the outermost folder above it with a project file, or else the folder itself, since what is next to it may be anything.
 */
async function projectFolderOf(folder: string): Promise<string> {
	const repository = repositoryOf(folder);
	if (repository !== undefined) return repository;
	let outermost = folder;
	let here = folder;
	for (let depth = 0; depth < projectDepth; depth++) {
		here = dirname(here);
		const entries = await listFolder(pathToFileURL(here).href);
		if (entries.some(({ name }) => isProjectFile(name))) outermost = here;
	}
	return outermost;
}

function isFolder(path: string): boolean {
	return fileStatus(path)?.isDirectory() === true;
}
