/** Writes all files of a project or none, and never overwrites a file. */
import {
	constants,
	copyFile,
	link,
	lstat,
	mkdir,
	rename,
	rm,
	rmdir,
	stat,
	writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { RenderedFile } from '../../scaffold/template.js';
import { display } from '../displayText.js';
import { endAfter } from '../endAfter.js';
import { describeFileError } from '../fileError.js';
import { newTemporaryName } from '../temporaryName.js';
import type { Terminal } from '../terminal.js';

export type WriteResult =
	| 'written'
	/** Paths that exist already; nothing was written. */
	| { readonly existing: readonly string[] }
	/** The path and the error; files written before the failure were removed again. */
	| { readonly failure: string };

const ended = 'The program was ended.';

/**
 * Writes below `folder`, which need not exist. All files are first written to a temporary folder next to the place of
 * the project. A folder that does not exist is then created by renaming it, so it never has a part of the files. In an
 * existing folder, each file is moved into place as a whole. A signal ends the program after what was written is removed.
 */
export async function writeFiles(
	folder: string,
	files: readonly RenderedFile[],
): Promise<WriteResult> {
	const root = join(folder);
	const existing = await findExisting(
		root,
		files.map(({ path }) => join(root, ...path.split('/'))),
	);
	if (existing.length > 0) return { existing };
	const missing = await outermostMissing(root);
	const staging = join(missing === undefined ? root : dirname(missing), newTemporaryName());
	const staged = missing === undefined ? staging : join(staging, relative(missing, root));
	return endAfter(async (isEnding) => {
		try {
			const failure =
				(await createStaging(staging, root)) ?? (await writeAll(staged, root, files, isEnding));
			if (failure !== undefined) return { failure };
			return missing === undefined
				? await moveAll(staged, root, files, isEnding)
				: await moveFolder(staging, missing);
		} finally {
			await rm(staging, { recursive: true, force: true }).catch(() => {});
		}
	});
}

/** Reports why nothing was written. */
export function reportUnwritten(result: Exclude<WriteResult, 'written'>, terminal: Terminal): void {
	if ('failure' in result) {
		terminal.note(display`${result.failure} Nothing was written.`);
		return;
	}
	terminal.note(display`Nothing was written, because these files exist already:`);
	for (const path of result.existing) terminal.note(display`${path}`);
}

/** Files that exist, and anything but a folder at the path of a folder: a link there could lead out of `folder`. */
async function findExisting(folder: string, paths: readonly string[]): Promise<readonly string[]> {
	const found = new Set<string>();
	for (const path of paths) {
		if (await lstat(path).catch(() => undefined)) found.add(path);
		for (let above = dirname(path); above.length >= folder.length; above = dirname(above)) {
			// Only the folder itself may be a link, to another folder.
			const stats = await lstat(above).catch(() => undefined);
			const target = above === folder ? await stat(above).catch(() => undefined) : stats;
			if (stats && !target?.isDirectory()) found.add(above);
			if (above === dirname(above)) break;
		}
	}
	return [...found];
}

/** The outermost folder of a path that does not exist; undefined if all do. */
async function outermostMissing(folder: string): Promise<string | undefined> {
	let missing: string | undefined;
	for (let each = resolve(folder); ; each = dirname(each)) {
		if (await lstat(each).catch(() => undefined)) return missing;
		if (each === dirname(each)) return missing;
		missing = each;
	}
}

/** Writes below `staged` the files of `root`; the error of the first that fails. */
async function writeAll(
	staged: string,
	root: string,
	files: readonly RenderedFile[],
	isEnding: () => boolean,
): Promise<string | undefined> {
	for (const { path, text } of files) {
		if (isEnding()) return ended;
		const file = join(staged, ...path.split('/'));
		try {
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, text, { flag: 'wx', flush: true });
		} catch (error) {
			return failureAt(join(root, path), error);
		}
	}
	return undefined;
}

/** Fails if another program created `folder` and files in it since it was missing. */
async function moveFolder(staging: string, folder: string): Promise<WriteResult> {
	try {
		await rename(staging, folder);
		return 'written';
	} catch (error) {
		return { failure: failureAt(relative('.', folder), error) };
	}
}

async function moveAll(
	staged: string,
	root: string,
	files: readonly RenderedFile[],
	isEnding: () => boolean,
): Promise<WriteResult> {
	const moved: string[] = [];
	const folders: string[] = [];
	for (const { path } of files) {
		const steps = path.split('/');
		const target = join(root, ...steps);
		try {
			for (const each of await createFolders(dirname(target))) folders.push(each);
			await moveFile(join(staged, ...steps), target);
			moved.push(target);
		} catch (error) {
			await remove(moved, folders);
			return { failure: failureAt(target, error) };
		}
		if (isEnding()) {
			await remove(moved, folders);
			return { failure: ended };
		}
	}
	return 'written';
}

/** Fails if the target exists, which `rename` would overwrite. Not every file system has links. */
async function moveFile(from: string, to: string): Promise<void> {
	try {
		await link(from, to);
	} catch (error) {
		if (isExisting(error)) throw error;
		await copyFile(from, to, constants.COPYFILE_EXCL);
	}
}

/**
 * Creates the temporary folder, whose parent exists; returns the failure. Without this, Node never ends where the parent
 * refuses folders with ENOENT, as `/proc` does: it creates the parents of a folder until that works.
 */
async function createStaging(staging: string, root: string): Promise<string | undefined> {
	try {
		await mkdir(staging);
		return undefined;
	} catch (error) {
		return failureAt(root, error);
	}
}

/** Returns the folders that it created, the outermost first. */
async function createFolders(folder: string): Promise<readonly string[]> {
	const first = await mkdir(folder, { recursive: true });
	if (first === undefined) return [];
	const created = [resolve(first)];
	for (const step of relative(first, resolve(folder)).split(sep)) {
		if (step !== '') created.push(join(created.at(-1) ?? '', step));
	}
	return created;
}

async function remove(files: readonly string[], folders: readonly string[]): Promise<void> {
	for (const path of files) await rm(path, { force: true }).catch(() => {});
	for (const path of [...folders].reverse()) await rmdir(path).catch(() => {});
}

function failureAt(path: string, error: unknown): string {
	return `${path}: ${describeFileError(error)}`;
}

function isExisting(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
