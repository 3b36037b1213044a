/** Which files the `.gitignore` files of a folder and of those above it exclude, as Git does. */
import { type IgnorePatterns, ignorePatterns } from './ignorePatterns.js';

/** The ignore files of one folder, as far as they exist. */
export interface FolderIgnores {
	/** An absolute path with slashes, without one at its end. */
	readonly folder: string;
	readonly isRepository: boolean;
	/** The texts, the most specific last: that of the repository, which Git does not share, and that of the folder. */
	readonly texts: readonly string[];
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
	/** `path` is absolute, with slashes. */
	exclude(path: string, isFolder: boolean): boolean;
	/** The folders with ignore files that are not applied, because they have too many patterns. */
	readonly unapplied: readonly string[];
}

interface IgnoreFile {
	readonly folder: string;
	readonly patterns: IgnorePatterns;
}

/** Ignore files that exclude nothing, for the outermost folder. Git compares names as the file systems of a platform do. */
export function noIgnoreFiles(ignorecase: boolean): IgnoreFiles {
	return ignoreFiles([], [], ignorecase);
}

/** `files` are in the order of their folders, the outermost first. */
function ignoreFiles(
	files: readonly IgnoreFile[],
	unapplied: readonly string[],
	ignorecase: boolean,
): IgnoreFiles {
	return {
		unapplied,
		in: ({ folder, isRepository, texts }) => {
			const outer = isRepository ? [] : files.filter((one) => !excludedBy([one], folder, true));
			const all = texts.map((text) => ignorePatterns(text, ignorecase));
			const own = all.flatMap((patterns) => (patterns ? [{ folder, patterns }] : []));
			const isApplied = own.length === all.length;
			const skipped = isApplied ? unapplied : [...unapplied, folder];
			return ignoreFiles([...outer, ...own], skipped, ignorecase);
		},
		exclude: (path, isFolder) => excludedBy(files, path, isFolder),
	};
}

/** The innermost file with a pattern for the path decides. */
function excludedBy(files: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
	for (const { folder, patterns } of [...files].reverse()) {
		if (!path.startsWith(`${folder}/`)) continue;
		const way = path.slice(folder.length + 1);
		const { ignored, unignored } = patterns.test(isFolder ? `${way}/` : way);
		if (ignored || unignored) return ignored;
	}
	return false;
}
