/** Finds the property lists below the paths of a command line. */
import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, normalize, relative, resolve, sep } from 'node:path';
import type { IgnoreFiles } from '../project/ignoreFiles.js';
import { cacheTag, isToolFolder, mayBePlist } from '../project/plistSearch.js';
import { describeFileError } from './fileError.js';
import { FolderSet } from './folderSet.js';
import { type IgnoreFileReader, ignoreFilesAbove, ignorePath, ignoresIn } from './ignoreFiles.js';
import { temporaryName } from './temporaryName.js';

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
	/** Found through a link that leads out of the folders on the command line. */
	readonly isOutside: boolean;
	/** Found in a folder, and an ignore file that can't be read, or that is not applied, may exclude it. */
	readonly mayBeIgnored: boolean;
}

interface Search {
	readonly files: FoundFile[];
	readonly failures: string[];
	readonly notes: string[];
	/** Real paths of the folders on the command line. */
	readonly roots: FolderSet;
	/** Real paths of the files and folders visited so far. */
	readonly visited: Set<string>;
	readonly options: SearchOptions;
	/** How many files and folders ignore files exclude. */
	ignored: number;
	/** How many links to folders are not followed. */
	linkedFolders: number;
	/** Folders with ignore files that are not applied. */
	readonly unapplied: Set<string>;
	/** The paths of ignore files that can't be read. */
	readonly unreadIgnoreFiles: Set<string>;
}

/** Called with the path of each file that a run reads. */
export type ReportRead = (path: string) => void;

export interface SearchOptions {
	/** Whether what a `.gitignore` excludes is skipped in folders. */
	readonly usesIgnoreFiles: boolean;
	/** Called for each folder that is searched. */
	readonly visit?: (folder: string) => void;
	/** Called with the path of each ignore file before it is read, whether it exists or not. */
	readonly onRead?: ReportRead | undefined;
}

/**
 * A path to a file yields that file, whatever its name; a folder is searched. What has the name of a property list is one,
 * even if it is a folder: a reader reports that. Never throws.
 */
export function findPlistFiles(paths: readonly string[], options: SearchOptions): PlistFiles {
	const roots = new FolderSet(paths.map(realPathOf), sep);
	const search: Search = {
		files: [],
		failures: [],
		notes: [],
		roots,
		visited: new Set(),
		options,
		ignored: 0,
		linkedFolders: 0,
		unapplied: new Set(),
		unreadIgnoreFiles: new Set(),
	};
	for (const path of paths) {
		if (path === standardInput) addFile(search, path, path, named);
		else if (path === '') search.failures.push("'': The path is empty.");
		else findAt(search, normalize(path));
	}
	for (const folder of search.unapplied)
		search.notes.push(`${relative('.', folder) || '.'}: ${tooManyPatterns}`);
	if (search.files.length > 0) return search;
	if (search.ignored > 0) search.notes.push(allIgnored);
	if (search.linkedFolders > 0) search.notes.push(notFollowed);
	return search;
}

const allIgnored = 'All property lists are excluded by .gitignore. Use --no-ignore to check them.';
const tooManyPatterns =
	'The ignore file is not applied to all paths, because its patterns are too long or have too many wildcards.';
const notFollowed = 'Links to folders are not followed. Name their paths to check what is in them.';

function findAt(search: Search, path: string) {
	const found = statOf(path);
	if (typeof found === 'string') search.failures.push(`${path}: ${found}`);
	else if (!found.isDirectory() || mayBePlist(basename(resolve(path))))
		addFile(search, path, realPathOf(path), named);
	else {
		const ignoreFiles = search.options.usesIgnoreFiles
			? ignoreFilesAbove(path, readerOf(search))
			: undefined;
		searchFolder(search, path, named, ignoreFiles);
		for (const each of ignoreFiles?.unapplied ?? []) search.unapplied.add(each);
	}
}

/** How a file or folder was found. */
type Way = Pick<FoundFile, 'named' | 'mayBeIgnored'>;

const named: Way = { named: true, mayBeIgnored: false };

/** Reports each ignore file that can't be read once, however many of the paths are below it. */
function readerOf({ unreadIgnoreFiles, failures, options }: Search): IgnoreFileReader {
	return {
		onRead: (path) => options.onRead?.(path),
		onUnread: (path, reason) => {
			const absolute = resolve(path);
			if (unreadIgnoreFiles.has(absolute)) return;
			unreadIgnoreFiles.add(absolute);
			failures.push(`${relative('.', absolute)}: ${reason}`);
		},
	};
}

function addFile(search: Search, path: string, realPath: string, way: Way) {
	if (search.visited.has(realPath)) return;
	search.visited.add(realPath);
	const isOutside = !way.named && !search.roots.contains(realPath);
	search.files.push({ path, ...way, isOutside });
}

/** Links to folders are not followed, since they can lead anywhere: what they lead to in a bundle is in it anyway. */
function searchFolder(
	search: Search,
	folder: string,
	way: Way,
	ignoreFilesOutside: IgnoreFiles | undefined,
): void {
	search.options.visit?.(folder);
	const here = realPathOf(folder);
	if (search.visited.has(here)) return;
	search.visited.add(here);
	const entries = entriesIn(folder);
	if (typeof entries === 'string') {
		search.failures.push(`${folder}: ${entries}`);
		return;
	}
	if (!way.named && entries.some(({ name }) => name === cacheTag)) return;
	const ignoreFiles = ignoreFilesOutside?.in(ignoresIn(folder, readerOf(search)));
	for (const entry of entries) {
		const path = join(folder, entry.name);
		const isLink = entry.isSymbolicLink();
		const found = isLink ? statOf(path) : entry;
		const isFolder = typeof found !== 'string' && found.isDirectory();
		const isInfoPlist = infoPlistName.test(entry.name);
		if (!isInfoPlist && (isFolder ? isSkipped(entry.name) : !mayBePlist(entry.name))) continue;
		const ignored = ignoreFiles?.test(ignorePath(path), isFolder);
		const inside = { named: false, mayBeIgnored: way.mayBeIgnored || ignored === 'unknown' };
		if (isFolder && isLink && !isInfoPlist) search.linkedFolders++;
		else if (ignored === 'excluded') search.ignored++;
		else if (typeof found === 'string') search.failures.push(`${path}: ${found}`);
		else if (isFolder && !isInfoPlist) searchFolder(search, path, inside, ignoreFiles);
		else if (found.isFile() || isInfoPlist) addFile(search, path, realPathOf(path), inside);
		else search.notes.push(`${path}: Not read, because this is not a regular file.`);
	}
}

/** The name that the system requires in a bundle: a bundle in which this is not a file has no Info.plist that can be read. */
export const infoPlistName = /^Info\.plist$/i;

function isSkipped(folderName: string): boolean {
	return isToolFolder(folderName) || temporaryName.test(folderName);
}

/** The entries of a folder by name, or the reason why they can't be read. */
function entriesIn(folder: string): readonly Dirent[] | string {
	try {
		const entries = readdirSync(folder, { withFileTypes: true });
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		return describeFileError(error);
	}
}

function statOf(path: string): Stats | string {
	try {
		return statSync(path);
	} catch (error) {
		return describeFileError(error);
	}
}

function realPathOf(path: string): string {
	try {
		return realpathSync.native(path);
	} catch {
		return resolve(path);
	}
}
