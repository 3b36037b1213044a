/** Finds the files below a folder that may be property lists of drivers, for clients that can't search. */
import {
	type FolderIgnores,
	folderIgnoreFile,
	type IgnoreFiles,
	noIgnoreFiles,
	repositoryIgnoreFile,
} from './ignoreFiles.js';
import { cacheTag, isToolFolder, mayBePlist } from './plistSearch.js';
import { type FolderEntry, type ProjectFiles, uriIn, uriKey } from './projectFiles.js';

/** More folders are not searched: a person opened a disk, not a project. */
const maxFolders = 20_000;

/** The URIs of the files, by name within each folder. Ends early when `isCanceled`. */
export async function findPlists(
	top: string,
	files: Pick<ProjectFiles, 'list' | 'read'>,
	isCanceled: () => boolean,
): Promise<readonly string[]> {
	const found: string[] = [];
	const waiting: { readonly folder: string; readonly outer: IgnoreFiles }[] = [
		{ folder: top.replace(/\/$/, ''), outer: noIgnoreFiles(true) },
	];
	for (let count = 0; count < maxFolders && !isCanceled(); count++) {
		const next = waiting.pop();
		if (!next) break;
		const { folder } = next;
		const entries = await files.list(folder);
		if (count > 0 && entries.some(({ name }) => name === cacheTag)) continue;
		const ignores = next.outer.in(await ignoresIn(folder, entries, files));
		const inside: string[] = [];
		for (const { name, isFolder } of entries) {
			if (isFolder ? isToolFolder(name) : !mayBePlist(name)) continue;
			const uri = uriIn(folder, name);
			if (ignores.test(uriKey(uri), isFolder) === 'excluded') continue;
			(isFolder ? inside : found).push(uri);
		}
		for (const each of inside.sort().reverse()) waiting.push({ folder: each, outer: ignores });
	}
	return found;
}

async function ignoresIn(
	folder: string,
	entries: readonly FolderEntry[],
	files: Pick<ProjectFiles, 'read'>,
): Promise<FolderIgnores> {
	const has = (name: string): boolean => entries.some((entry) => entry.name === name);
	const isRepository = has('.git');
	const names = [
		...(isRepository ? [repositoryIgnoreFile] : []),
		...(has(folderIgnoreFile) ? [folderIgnoreFile] : []),
	];
	const texts = await Promise.all(
		names.map(async (name) => files.read(`${folder}/${name}`).catch(() => undefined)),
	);
	const known = texts.filter((text) => text !== undefined);
	return { folder: uriKey(folder), isRepository, texts: known };
}
