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
import { describeFileError, isSystemError } from './fileError.js';
import { isRepository, repositoryOf } from './repository.js';

export interface IgnoreFileReader {
	/** Called with the path of each ignore file before it is read, whether it exists or not. */
	onRead(path: string): void;
	/** Called with each ignore file that can't be read, and the reason. */
	onUnread(path: string, reason: string): void;
}

/** The ignore files above a folder that is named on the command line, up to the root of its repository. */
export function ignoreFilesAbove(folder: string, reader: IgnoreFileReader): IgnoreFiles {
	const here = resolve(folder);
	const root = repositoryOf(here);
	const none = noIgnoreFiles(process.platform !== 'linux');
	if (root === undefined || root === here) return none;
	const steps = relative(root, dirname(here)).split(sep).filter(Boolean);
	const folders = steps.map((_, index) => join(root, ...steps.slice(0, index + 1)));
	return [root, ...folders].reduce((files, each) => files.in(ignoresIn(each, reader)), none);
}

/** The ignore files of a folder. */
export function ignoresIn(folder: string, reader: IgnoreFileReader): FolderIgnores {
	const isRoot = isRepository(folder);
	const names = isRoot ? [repositoryIgnoreFile, folderIgnoreFile] : [folderIgnoreFile];
	const texts = names.flatMap((name) => textIn(join(folder, name), reader));
	return { folder: ignorePath(folder), isRepository: isRoot, texts };
}

/** A path as ignore files compare it. */
export function ignorePath(path: string): string {
	return resolve(path).split(sep).join('/').replace(/\/$/, '');
}

/**
 * Nothing if there is no such file, as in a work tree, whose `.git` is a file; undefined for one that can't be read. A folder
 * of that name excludes nothing.
 */
function textIn(path: string, reader: IgnoreFileReader): readonly (string | undefined)[] {
	reader.onRead(path);
	try {
		const text = readRegularFile(path);
		return text === undefined ? [] : [text];
	} catch (error) {
		if (isSystemError(error) && /^(?:EISDIR|ENOTDIR)$/.test(error.code ?? '')) return [];
		reader.onUnread(path, describeFileError(error));
		return [undefined];
	}
}
