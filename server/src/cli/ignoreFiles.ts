/** Reads the `.gitignore` files that apply to a folder, as Git does. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isRepository, repositoryOf } from './repository.js';

/** Git compares names as the file systems of a platform do by default. */
const ignorecase = process.platform !== 'linux';

/** What the ignore files of a folder and of those above it exclude. */
export interface IgnoreFiles {
	/**
	 * With the ignore file of a folder inside. A repository inside has its own ignore files only. A file that excludes the
	 * folder, which is searched nevertheless because it is named or another file includes it again, no longer applies.
	 */
	in(folder: string): IgnoreFiles;
	exclude(path: string, isFolder: boolean): boolean;
}

interface IgnoreFile {
	readonly folder: string;
	readonly patterns: Ignore;
}

/** The ignore files above a folder that is named on the command line, up to the root of its repository. */
export function ignoreFilesAbove(folder: string): IgnoreFiles {
	const here = resolve(folder);
	const root = repositoryOf(here);
	const files: IgnoreFile[] = [];
	if (root !== undefined && root !== here) {
		const steps = relative(root, dirname(here)).split(sep).filter(Boolean);
		const folders = steps.map((_, index) => join(root, ...steps.slice(0, index + 1)));
		for (const each of [root, ...folders]) files.push(...ignoreFilesOf(each));
	}
	return ignoreFiles(files);
}

/** `files` are in the order of their folders, the outermost first. */
function ignoreFiles(files: readonly IgnoreFile[]): IgnoreFiles {
	return {
		in: (folder) => {
			const path = resolve(folder);
			const outer = isRepository(path) ? [] : files.filter((one) => !excludedBy([one], path, true));
			return ignoreFiles([...outer, ...ignoreFilesOf(path)]);
		},
		exclude: (path, isFolder) => excludedBy(files, resolve(path), isFolder),
	};
}

/** The innermost file with a pattern for the path decides. */
function excludedBy(files: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
	for (const { folder, patterns } of [...files].reverse()) {
		const way = relative(folder, path).split(sep).join('/');
		if (way === '') continue;
		const { ignored, unignored } = patterns.test(isFolder ? `${way}/` : way);
		if (ignored || unignored) return ignored;
	}
	return false;
}

/** The ignore file of a folder; that of the repository, which Git does not share, is less specific. */
function ignoreFilesOf(folder: string): readonly IgnoreFile[] {
	const own = isRepository(folder) ? [join('.git', 'info', 'exclude')] : [];
	return [...own, '.gitignore'].flatMap((name) => {
		const text = readText(join(folder, name));
		return text === undefined ? [] : [{ folder, patterns: ignore({ ignorecase }).add(text) }];
	});
}

/** Undefined if there is no such file, or if it can't be read: then it excludes nothing. */
function readText(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}
