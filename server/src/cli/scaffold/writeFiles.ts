/** Writes all files of a project or none, and never overwrites a file. */
import { lstat, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { RenderedFile } from '../../scaffold/template.js';
import { describeFileError } from '../plistFiles.js';
import type { Terminal } from '../terminal.js';

export type WriteResult =
	| 'written'
	/** Paths that exist already; nothing was written. */
	| { readonly existing: readonly string[] }
	/** The path and the error; files written before the failure were removed again. */
	| { readonly failure: string };

/** Writes below `folder`, which need not exist. */
export async function writeFiles(
	folder: string,
	files: readonly RenderedFile[],
): Promise<WriteResult> {
	const root = join(folder);
	const paths = files.map(({ path }) => join(root, ...path.split('/')));
	const existing = await findExisting(root, paths);
	if (existing.length > 0) return { existing };
	const written: string[] = [];
	const folders: string[] = [];
	for (const [index, path] of paths.entries()) {
		try {
			folders.push(...(await createFolders(dirname(path))));
			// Exclusive, so that a file created since the test above is not overwritten.
			await writeFile(path, files[index]?.text ?? '', { flag: 'wx' });
			written.push(path);
		} catch (error) {
			if (!isExisting(error)) await rm(path, { force: true }).catch(() => {});
			await remove(written, folders);
			return { failure: `${path}: ${describeFileError(error)}` };
		}
	}
	return 'written';
}

/** Reports why nothing was written. */
export function reportUnwritten(result: Exclude<WriteResult, 'written'>, terminal: Terminal): void {
	if ('failure' in result) {
		terminal.note(`${result.failure} Nothing was written.`);
		return;
	}
	terminal.note('Nothing was written, because these files exist already:');
	for (const path of result.existing) terminal.note(path);
}

/** Files that exist, and anything but a folder at the path of a folder: a link there could lead out of `folder`. */
async function findExisting(folder: string, paths: readonly string[]): Promise<readonly string[]> {
	const found = new Set<string>();
	for (const path of paths) {
		if (await lstat(path).catch(() => undefined)) found.add(path);
		for (let above = dirname(path); above.length >= folder.length; above = dirname(above)) {
			const stats = await lstat(above).catch(() => undefined);
			const mayBeLink = above === folder;
			if (stats && !stats.isDirectory() && !(mayBeLink && stats.isSymbolicLink())) found.add(above);
			if (above === dirname(above)) break;
		}
	}
	return [...found];
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

function isExisting(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
