/** Reads files from disk, for editors without `driverPlist/readFile`. */
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// Loading `node:fs/promises` would take 2 ms of the start of the command line.
const stat = promisify(fs.stat);
const readFromDisk = promisify(fs.readFile);

/** The text of a `file:` URI; undefined where the file does not exist. Rejects where it can't be read, and for pipes, which would block. */
export async function readFile(uri: string): Promise<string | undefined> {
	if (!uri.startsWith('file:')) return undefined;
	try {
		const path = fileURLToPath(uri);
		const found = await stat(path);
		if (!found.isFile() && !found.isDirectory()) throw new Error('not a regular file');
		return await readFromDisk(path, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
		throw error;
	}
}
