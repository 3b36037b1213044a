/** Writes a file atomically, so that no reader sees half of it. */
import { lstat, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { endAfter } from './endAfter.js';
import { replaceFile } from './replaceFile.js';
import { newTemporaryName } from './temporaryName.js';

/**
 * Creates the file, or replaces what it contains. A pipe or a device is written directly, and a link stays a link, also
 * where its target does not exist yet.
 * @throws the error of the system if the file can't be written.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	const old = await existing(path);
	if (old?.isFile()) return replaceFile(path, bytes, await readFile(path));
	if (old) return writeFile(path, bytes);
	const target = await targetOf(path);
	const temporary = join(dirname(target), newTemporaryName());
	await endAfter(async () => {
		try {
			await writeFile(temporary, bytes, { flag: 'wx' });
			await rename(temporary, target);
		} finally {
			await rm(temporary, { force: true });
		}
	});
}

/** What a path leads to; undefined if nothing is there. Fails for links that form a loop, so that `targetOf` ends. */
async function existing(path: string): Promise<Awaited<ReturnType<typeof stat>> | undefined> {
	return stat(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
}

/** The path where a file is created that does not exist: at the end of a link, if there is one. */
async function targetOf(path: string): Promise<string> {
	const link = await lstat(path).catch(() => undefined);
	if (!link?.isSymbolicLink()) return path;
	return targetOf(resolve(await realpath(dirname(path)), await readlink(path)));
}
