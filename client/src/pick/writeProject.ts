/** Writes the files of a project, all of them or none, to any file system that VS Code can access. */
import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { RenderedFile } from '../../../server/src/lsp/protocol.js';

/** Why the files can't be written, or which of them already exist. */
export interface Obstacles {
	/** A sentence. */
	readonly fault: string | undefined;
	/** Paths, relative to the folder. */
	readonly existing: readonly string[];
}

export async function obstaclesTo(folder: Uri, files: readonly RenderedFile[]): Promise<Obstacles> {
	const none = { existing: [] };
	if (workspace.fs.isWritableFileSystem(folder.scheme) === false) {
		return { ...none, fault: `Folders of the scheme '${folder.scheme}:' are read-only.` };
	}
	const type = await typeOf(folder);
	if (type !== undefined && (type & FileType.Directory) === 0) {
		return { ...none, fault: `'${folder.path}' is a file, not a folder.` };
	}
	const types = await Promise.all(files.map(({ path }) => typeOf(Uri.joinPath(folder, path))));
	const isFolder = files.find((_, index) => types[index] === FileType.Directory);
	if (isFolder) return { ...none, fault: `'${isFolder.path}' is an existing folder, not a file.` };
	return {
		fault: undefined,
		existing: files.flatMap(({ path }, index) => (types[index] === undefined ? [] : [path])),
	};
}

/**
 * `replaceable` are the paths that the user agreed to overwrite. Throws where another file exists, or the error of the
 * file system, after undoing what was written.
 */
export async function writeProject(
	folder: Uri,
	files: readonly RenderedFile[],
	replaceable: readonly string[],
): Promise<void> {
	const undo: (() => PromiseLike<void>)[] = [];
	try {
		for (const { path, text } of files) {
			const uri = Uri.joinPath(folder, path);
			await makeFolder(Uri.joinPath(uri, '..'), undo);
			const before = await contentOf(uri);
			if (before && !replaceable.includes(path)) throw new Error(`'${path}' already exists.`);
			undo.push(() => (before ? workspace.fs.writeFile(uri, before) : removeIfThere(uri)));
			await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		}
	} catch (error) {
		for (const step of undo.reverse()) await Promise.resolve(step()).catch(() => undefined);
		throw error;
	}
}

/** Also creates missing parents, one at a time, so that undoing removes only these. */
async function makeFolder(folder: Uri, undo: (() => PromiseLike<void>)[]): Promise<void> {
	if ((await typeOf(folder)) !== undefined) return;
	const parent = Uri.joinPath(folder, '..');
	if (parent.path !== folder.path) await makeFolder(parent, undo);
	await workspace.fs.createDirectory(folder);
	undo.push(() => removeIfEmpty(folder));
}

async function removeIfThere(uri: Uri): Promise<void> {
	if ((await typeOf(uri)) !== undefined) await workspace.fs.delete(uri);
}

async function removeIfEmpty(folder: Uri): Promise<void> {
	const left = await workspace.fs.readDirectory(folder);
	if (left.length === 0) await workspace.fs.delete(folder, { recursive: true });
}

async function contentOf(uri: Uri): Promise<Uint8Array | undefined> {
	return (await typeOf(uri)) === undefined ? undefined : workspace.fs.readFile(uri);
}

/** The type of a file or folder; undefined if there is none. */
export async function typeOf(uri: Uri): Promise<FileType | undefined> {
	try {
		return (await workspace.fs.stat(uri)).type;
	} catch (error) {
		if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
		throw error;
	}
}
