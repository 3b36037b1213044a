/** Reads texts from any file system that VS Code can access. */
import { FileSystemError, type Uri, workspace } from 'vscode';

/** Longer files are not read: plists of drivers are small, and projects of a few megabytes are large. In bytes. */
const maxSize = 20_000_000;

/** The text of a file, as an editor shows it; null where it does not exist or has more than `maxBytes`. */
export async function readText(uri: Uri, maxBytes = maxSize): Promise<string | null> {
	try {
		const { size } = await workspace.fs.stat(uri);
		if (size > Math.min(maxBytes, maxSize)) return null;
		const bytes = await workspace.fs.readFile(uri);
		return new TextDecoder(encodingOf(bytes)).decode(bytes);
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

/** By the byte order mark, which VS Code follows, too. */
function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
}

/** The file does not exist, or VS Code can't reach its file system. */
function isMissing(error: unknown): boolean {
	return (
		error instanceof FileSystemError &&
		['FileNotFound', 'Unavailable', 'Unknown'].includes(error.code)
	);
}
