/** Reads files from disk, for editors without `driverPlist/readFile` and for the command line. */
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Larger files are not read: property lists are small, and projects of a few megabytes are large. In bytes. */
const maxSize = 20_000_000;

/**
 * The text of a `file:` URI; undefined where the file does not exist. Rejects where it can't be read or has more than
 * `maxBytes`, and for pipes, which would block. The files are few and small: to wait for them takes less time than to load Node's promises.
 */
export async function readFile(uri: string, maxBytes = maxSize): Promise<string | undefined> {
	if (!uri.startsWith('file:')) return undefined;
	return readRegularFile(fileURLToPath(uri), maxBytes);
}

/** The same for a path, and at once. Throws where the other function rejects. */
export function readRegularFile(path: string, maxBytes = maxSize): string | undefined {
	// Nothing is thrown for a folder that is missing, or that is a file.
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return undefined;
	if (!found.isFile() && !found.isDirectory()) throw new Error('This is not a regular file.');
	if (found.size > maxBytes) throw new Error(`Larger than ${maxBytes / 1_000_000} MB.`);
	return readFileSync(path, 'utf8');
}
