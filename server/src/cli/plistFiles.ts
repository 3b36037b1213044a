/** Finds the property lists below the paths a person named. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';

/** The path that stands for standard input. */
export const standardInput = '-';

export interface PlistFiles {
	/** In the order of the paths, each folder's in the order of names; each file once. */
	readonly files: readonly FoundFile[];
	/** What could not be looked into, one line each. */
	readonly failures: readonly string[];
	/** What was left out and why, one line each; nothing is wrong with the run. */
	readonly notes: readonly string[];
}

export interface FoundFile {
	readonly path: string;
	/** Named by the person, rather than found in a folder. */
	readonly named: boolean;
}

/** `Info.plist`, `Info-Debug.plist`, `Info.plist.in`, `X.entitlements`, and what codesign extracts. */
const plistName = /\.(?:plist|entitlements|xcent)$|info[^/]*\.plist(?:\.[\w-]+)*$/i;

/** Folders of tools, packages and build products whose plists nobody writes. Named on the command line they are read. */
const skippedFolder =
	/^(?:node_modules|\.git|\.hg|\.svn|\.build|\.cache|DerivedData|Pods|Carthage|xcuserdata)$|\.(?:xcodeproj|xcworkspace|xcassets|dSYM|noindex)$/;

/** Marks a folder of regenerable files: https://bford.info/cachedir/ */
const cacheTag = 'CACHEDIR.TAG';

interface Search {
	readonly files: FoundFile[];
	readonly failures: string[];
	readonly notes: string[];
	/** Real paths of files and folders already met. */
	readonly met: Set<string>;
}

/** Looks at every path: a file is taken whatever its name, a folder is searched. Never throws. */
export async function findPlistFiles(
	paths: readonly string[],
	visit: (folder: string) => void = () => {},
): Promise<PlistFiles> {
	const search: Search = { files: [], failures: [], notes: [], met: new Set() };
	for (const path of paths) {
		if (path === standardInput) addFile(search, path, path, true);
		else if (path === '') search.failures.push("'': the path is empty");
		else await findAt(search, normalize(path), visit);
	}
	return search;
}

async function findAt(search: Search, path: string, visit: (folder: string) => void) {
	const found = await statOf(path);
	if (typeof found === 'string') search.failures.push(`${path}: ${found}`);
	else if (found.isDirectory()) await searchFolder(search, path, [], visit);
	else addFile(search, path, await realPathOf(path), true);
}

function addFile({ files, met }: Search, path: string, realPath: string, named: boolean) {
	if (met.has(realPath)) return;
	met.add(realPath);
	files.push({ path, named });
}

async function searchFolder(
	search: Search,
	folder: string,
	above: readonly string[],
	visit: (folder: string) => void,
): Promise<void> {
	visit(folder);
	const here = await realPathOf(folder);
	if (above.includes(here)) {
		search.notes.push(`${folder}: leads back to a folder it lies in; not searched again`);
		return;
	}
	if (search.met.has(here)) return;
	search.met.add(here);
	const entries = await entriesIn(folder);
	if (typeof entries === 'string') {
		search.failures.push(`${folder}: ${entries}`);
		return;
	}
	if (above.length > 0 && entries.some(({ name }) => name === cacheTag)) return;
	for (const entry of entries) {
		const path = join(folder, entry.name);
		const isPlist = plistName.test(entry.name);
		const found = entry.isSymbolicLink() ? await statOf(path) : entry;
		if (typeof found === 'string') {
			if (isPlist) search.failures.push(`${path}: ${found}`);
		} else if (found.isDirectory()) {
			if (skippedFolder.test(entry.name)) continue;
			await searchFolder(search, path, [...above, here], visit);
		} else if (isPlist) {
			if (found.isFile()) addFile(search, path, await realPathOf(path), false);
			else search.notes.push(`${path}: is no regular file; not read`);
		}
	}
}

/** What lies in a folder, by name, or why it can't be had. */
async function entriesIn(folder: string): Promise<readonly Dirent[] | string> {
	try {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		return describeFileError(error);
	}
}

async function statOf(path: string): Promise<Stats | string> {
	try {
		return await stat(path);
	} catch (error) {
		return describeFileError(error);
	}
}

async function realPathOf(path: string): Promise<string> {
	return realpath(path).catch(() => resolve(path));
}

const fileErrors: Readonly<Record<string, string>> = {
	ENOENT: 'no such file or folder',
	EACCES: 'permission denied',
	EPERM: 'not permitted',
	ELOOP: 'a loop of symbolic links',
	ENOTDIR: 'a part of the path is no folder',
	EISDIR: 'is a folder',
	ENAMETOOLONG: 'the path is too long',
	EROFS: 'the disk is read-only',
	ENOSPC: 'the disk is full',
	EMFILE: 'too many open files',
	EIO: 'the disk reports an error',
};

/** What went wrong with a file, in words. */
export function describeFileError(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return (code === undefined ? undefined : fileErrors[code]) ?? message ?? String(error);
}
