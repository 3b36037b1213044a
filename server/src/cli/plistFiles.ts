/** Finds the property lists below the paths of a command line. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';

/** The path that denotes standard input. */
export const standardInput = '-';

export interface PlistFiles {
	/** In the order of the paths, within a folder by name; each file once. */
	readonly files: readonly FoundFile[];
	/** Files and folders that can't be read, one line each. */
	readonly failures: readonly string[];
	/** What was skipped and why, one line each. Not failures. */
	readonly notes: readonly string[];
}

export interface FoundFile {
	readonly path: string;
	/** Named on the command line, not found in a folder. */
	readonly named: boolean;
}

/** `Info.plist`, `Info-Debug.plist`, `Info.plist.in`, `X.entitlements`, and the `.xcent` files that codesign extracts. */
const plistName = /\.(?:plist|entitlements|xcent)$|info[^/]*\.plist(?:\.[\w-]+)*$/i;

/** Folders of tools, packages and build products. They are searched only if they are named on the command line. */
const skippedFolder =
	/^(?:node_modules|\.git|\.hg|\.svn|\.build|\.cache|DerivedData|Pods|Carthage|xcuserdata)$|\.(?:xcodeproj|xcworkspace|xcassets|dSYM|noindex)$/;

/** Marks a folder of regenerable files: https://bford.info/cachedir/ */
const cacheTag = 'CACHEDIR.TAG';

interface Search {
	readonly files: FoundFile[];
	readonly failures: string[];
	readonly notes: string[];
	/** Real paths of the files and folders visited so far. */
	readonly visited: Set<string>;
}

/** A path to a file yields that file, whatever its name; a folder is searched. Never throws. */
export async function findPlistFiles(
	paths: readonly string[],
	visit: (folder: string) => void = () => {},
): Promise<PlistFiles> {
	const search: Search = { files: [], failures: [], notes: [], visited: new Set() };
	for (const path of paths) {
		if (path === standardInput) addFile(search, path, path, true);
		else if (path === '') search.failures.push("'': The path is empty.");
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

function addFile({ files, visited }: Search, path: string, realPath: string, named: boolean) {
	if (visited.has(realPath)) return;
	visited.add(realPath);
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
		search.notes.push(
			`${folder}: Not searched again, because this link leads to a folder that contains it.`,
		);
		return;
	}
	if (search.visited.has(here)) return;
	search.visited.add(here);
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
			else search.notes.push(`${path}: Not read, because this is not a regular file.`);
		}
	}
}

/** The entries of a folder by name, or the reason why they can't be read. */
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
	ENOENT: 'No such file or folder.',
	EACCES: 'Permission denied.',
	EPERM: 'Operation not permitted.',
	ELOOP: 'Symbolic links form a loop.',
	ENOTDIR: 'A part of the path is not a folder.',
	EISDIR: 'This is a folder.',
	ENAMETOOLONG: 'The path is too long.',
	EROFS: 'The disk is read-only.',
	ENOSPC: 'The disk is full.',
	EMFILE: 'Too many open files.',
	EIO: 'Input/output error.',
};

/** Describes the failure of a file operation in a sentence. */
export function describeFileError(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return (code === undefined ? undefined : fileErrors[code]) ?? message ?? String(error);
}
