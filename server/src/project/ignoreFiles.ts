/** Which files the `.gitignore` files of a folder and of those above it exclude, as Git does. */
import { type IgnorePatterns, ignorePatterns } from './ignorePatterns.js';

/** The ignore files of one folder, as far as they exist. */
export interface FolderIgnores {
	/** An absolute path with slashes, without one at its end. */
	readonly folder: string;
	readonly isRepository: boolean;
	/**
	 * The texts, the most specific last: that of the repository, which Git does not share, and that of the folder. Undefined
	 * for a file that can't be read.
	 */
	readonly texts: readonly (string | undefined)[];
}

/** The names of ignore files: that of a repository, and that of any folder. */
export const repositoryIgnoreFile = '.git/info/exclude';
export const folderIgnoreFile = '.gitignore';

export interface IgnoreFiles {
	/**
	 * With the ignore files of a folder inside. A repository inside has its own ignore files only. A file that excludes the
	 * folder, which is searched nevertheless because it is named or another file includes it again, no longer applies.
	 */
	in(folder: FolderIgnores): IgnoreFiles;
	/**
	 * `path` is absolute, with slashes. `unknown` if an ignore file that can't be read, or that is not applied to the path, may
	 * exclude it.
	 */
	test(path: string, isFolder: boolean): 'excluded' | 'included' | 'unknown';
	/**
	 * The folders with ignore files that are not applied, at least to some of the paths so far, because their patterns
	 * are too long or have too many wildcards. All ignore files of a search share the set.
	 */
	readonly unapplied: ReadonlySet<string>;
}

interface IgnoreFile {
	readonly folder: string;
	/** Undefined if they can't be read or are not applied. */
	readonly patterns: IgnorePatterns | undefined;
}

/** Ignore files that exclude nothing, for the outermost folder. Git compares names as the file systems of a platform do. */
export function noIgnoreFiles(ignorecase: boolean): IgnoreFiles {
	return ignoreFiles([], new Set(), ignorecase);
}

/** `files` are in the order of their folders, the outermost first. */
function ignoreFiles(
	files: readonly IgnoreFile[],
	unapplied: Set<string>,
	ignorecase: boolean,
): IgnoreFiles {
	return {
		unapplied,
		in: ({ folder, isRepository, texts }) => {
			const outer = files.filter(
				(one) => !isRepository && testWith([one], folder, true, unapplied) !== 'excluded',
			);
			const own = texts.map((text) => {
				const patterns = text === undefined ? undefined : ignorePatterns(text, ignorecase);
				if (text !== undefined && !patterns) unapplied.add(folder);
				return { folder, patterns };
			});
			return ignoreFiles([...outer, ...own], unapplied, ignorecase);
		},
		test: (path, isFolder) => testWith(files, path, isFolder, unapplied),
	};
}

/** The innermost file with a pattern for the path decides. The folders of files that are not applied to it are added to `unapplied`. */
function testWith(
	files: readonly IgnoreFile[],
	path: string,
	isFolder: boolean,
	unapplied: Set<string>,
): ReturnType<IgnoreFiles['test']> {
	let isKnown = true;
	for (const { folder, patterns } of [...files].reverse()) {
		if (!path.startsWith(`${folder}/`)) continue;
		const way = path.slice(folder.length + 1);
		const found = patterns?.test(isFolder ? `${way}/` : way);
		if (!found) isKnown = false;
		if (patterns && !found) unapplied.add(folder);
		if (found?.ignored) return 'excluded';
		if (found?.unignored) break;
	}
	return isKnown ? 'included' : 'unknown';
}
