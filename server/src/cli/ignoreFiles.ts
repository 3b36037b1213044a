/** Reads the `.gitignore` files that apply to a folder from disk. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRegularFile } from '../node/readFile.js';
import {
	type FolderIgnores,
	folderIgnoreFile,
	type IgnoreFiles,
	noIgnoreFiles,
	repositoryIgnoreFile,
} from '../project/ignoreFiles.js';
import { isRepository, repositoryOf } from './repository.js';

/** The ignore files above a folder that is named on the command line, up to the root of its repository. */
export function ignoreFilesAbove(folder: string): IgnoreFiles {
	const here = resolve(folder);
	const root = repositoryOf(here);
	const none = noIgnoreFiles(process.platform !== 'linux');
	if (root === undefined || root === here) return none;
	const steps = relative(root, dirname(here)).split(sep).filter(Boolean);
	const folders = steps.map((_, index) => join(root, ...steps.slice(0, index + 1)));
	return [root, ...folders].reduce((files, each) => files.in(ignoresIn(each)), none);
}

/** The ignore files of a folder. */
export function ignoresIn(folder: string): FolderIgnores {
	const isRoot = isRepository(folder);
	const names = isRoot ? [repositoryIgnoreFile, folderIgnoreFile] : [folderIgnoreFile];
	const texts = names.flatMap((name) => readText(join(folder, name)) ?? []);
	return { folder: ignorePath(folder), isRepository: isRoot, texts };
}

/** A path as ignore files compare it. */
export function ignorePath(path: string): string {
	return resolve(path).split(sep).join('/').replace(/\/$/, '');
}

/** Undefined if there is no such file, or if it can't be read: then it excludes nothing. */
function readText(path: string): string | undefined {
	try {
		return readRegularFile(path);
	} catch {
		return undefined;
	}
}
