/** Writes a file atomically, so that no reader sees half of it. */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replaceFile } from './replaceFile.js';
import { newTemporaryName } from './temporaryName.js';

/**
 * Creates the file, or replaces what it contains. A pipe or a device is written directly.
 * @throws the error of the system if the file can't be written.
 */
export async function writeWhole(path: string, content: string): Promise<void> {
	const bytes = Buffer.from(content);
	const old = await stat(path).catch(() => undefined);
	if (old?.isFile()) return replaceFile(path, bytes, await readFile(path));
	if (old) return writeFile(path, bytes);
	const temporary = join(dirname(path), newTemporaryName());
	try {
		await writeFile(temporary, bytes, { flag: 'wx' });
		await rename(temporary, path);
	} finally {
		await rm(temporary, { force: true });
	}
}
