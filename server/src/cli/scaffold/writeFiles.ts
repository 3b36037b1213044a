/** Writes the files of a project all or not at all, and never over anything. */
import { lstat, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { RenderedFile } from '../../scaffold/template.js';
import { describeFileError } from '../plistFiles.js';
import type { Terminal } from '../terminal.js';

export type WriteResult =
	| 'written'
	/** Paths of what is there already; nothing was written. */
	| { readonly inTheWay: readonly string[] }
	/** What went wrong, with the path; nothing of what was written is left. */
	| { readonly failure: string };

/** Writes below `folder`, which need not exist. */
export async function writeFiles(
	folder: string,
	files: readonly RenderedFile[],
): Promise<WriteResult> {
	const root = join(folder);
	const paths = files.map(({ path }) => join(root, ...path.split('/')));
	const inTheWay = await findInTheWay(root, paths);
	if (inTheWay.length > 0) return { inTheWay };
	const written: string[] = [];
	const folders: string[] = [];
	for (const [index, path] of paths.entries()) {
		try {
			folders.push(...(await makeFolders(dirname(path))));
			// Exclusive: what appeared since the look above is not overwritten either.
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

/** Says why nothing was written; `left` is what a failure leaves behind. */
export function sayUnwritten(
	result: Exclude<WriteResult, 'written'>,
	left: string,
	terminal: Terminal,
): void {
	if ('failure' in result) {
		terminal.note(`${result.failure}; ${left}`);
		return;
	}
	terminal.note('Nothing was written: these are in the way.');
	for (const path of result.inTheWay) terminal.note(path);
}

/** Files that exist, and what stands where a folder must be: a link there would lead out of `folder`. */
async function findInTheWay(folder: string, paths: readonly string[]): Promise<readonly string[]> {
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

/** Those that had to be made, the outermost first. */
async function makeFolders(folder: string): Promise<readonly string[]> {
	const first = await mkdir(folder, { recursive: true });
	if (first === undefined) return [];
	const made = [resolve(first)];
	for (const step of relative(first, resolve(folder)).split(sep)) {
		if (step !== '') made.push(join(made.at(-1) ?? '', step));
	}
	return made;
}

async function remove(files: readonly string[], folders: readonly string[]): Promise<void> {
	for (const path of files) await rm(path, { force: true }).catch(() => {});
	for (const path of [...folders].reverse()) await rmdir(path).catch(() => {});
}

function isExisting(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
