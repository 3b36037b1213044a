/** Access to the files of a project, which the host provides. */
import { decodedUri } from '../service/index.js';

export interface FolderEntry {
	readonly name: string;
	readonly isFolder: boolean;
}

export interface ProjectFiles {
	/**
	 * The entries of a folder, without links, which may lead out of the project; empty where the folder does not exist
	 * or can't be read.
	 */
	list(folder: string): Promise<readonly FolderEntry[]>;
	/** The text of a file; undefined where it does not exist, can't be read, is binary or too large. */
	read(uri: string): Promise<string | undefined>;
	/** Called once with a project file that exists, but whose targets can't be read, such as one with a merge conflict. */
	onUnreadable?(uri: string): void;
	/** Whether a folder is in the project: nothing outside it is read. */
	isInside(folder: string): boolean;
}

/** The URI of the folder of a file or folder; undefined for the top and for URIs without a hierarchy. */
export function folderOf(uri: string): string | undefined {
	const slash = uri.lastIndexOf('/');
	if (slash < 0 || uri[slash - 1] === '/') return undefined;
	return uri.slice(0, slash);
}

/** The URI of an entry of a folder. */
export function uriIn(folder: string, name: string): string {
	return `${folder}/${encodeURIComponent(name)}`;
}

/** The URI of a path from a folder; undefined if it leads out of the root. */
export function uriAt(folder: string, path: string): string | undefined {
	let uri: string | undefined = folder;
	for (const part of path.split('/')) {
		if (uri === undefined) return undefined;
		if (part === '..') uri = folderOf(uri);
		else if (part !== '' && part !== '.') uri = uriIn(uri, part);
	}
	return uri;
}

/** A form of a URI that is equal for equal files, however their characters are encoded. */
export function uriKey(uri: string): string {
	return decodedUri(uri);
}
