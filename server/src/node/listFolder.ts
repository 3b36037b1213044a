/** Lists folders on disk. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FolderEntry } from '../project/projectFiles.js';

/** Folders with more entries are not a part of a driver's sources. */
const maxEntries = 2_000;

/** The files and folders in a `file:` URI, without links; empty where it does not exist or can't be read. */
export async function listFolder(uri: string): Promise<readonly FolderEntry[]> {
	if (!uri.startsWith('file:')) return [];
	try {
		const entries = readdirSync(fileURLToPath(uri), { withFileTypes: true });
		if (entries.length > maxEntries) return [];
		return entries
			.filter((entry) => entry.isFile() || entry.isDirectory())
			.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
	} catch {
		return [];
	}
}
