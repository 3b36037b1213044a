/** Removes the files that `.gitignore` excludes, which the search of VS Code for extensions does not. */
import { Uri, workspace } from 'vscode';
import {
	type FolderIgnores,
	folderIgnoreFile,
	type IgnoreFiles,
	noIgnoreFiles,
	repositoryIgnoreFile,
} from '../../server/src/lsp/protocol.js';

/** The files, in their order, without those that are excluded below their workspace folder. */
export async function withoutIgnored(files: readonly Uri[]): Promise<readonly Uri[]> {
	const folders = new Map<string, Promise<IgnoreFiles | undefined>>();
	/** The ignore files that apply in a folder; undefined where they exclude the folder. */
	const ignoresFor = (folder: Uri): Promise<IgnoreFiles | undefined> => {
		const key = folder.toString();
		const known = folders.get(key) ?? find(folder);
		folders.set(key, known);
		return known;
	};
	const find = async (folder: Uri): Promise<IgnoreFiles | undefined> => {
		const own = await ignoresIn(folder);
		if (isTop(folder)) return (await ignoresAbove(folder, own)).in(own);
		const outer = await ignoresFor(Uri.joinPath(folder, '..'));
		return outer?.test(folder.path, true) === 'excluded' ? undefined : outer?.in(own);
	};
	const excluded = await Promise.all(
		files.map(async (file) => {
			const ignores = await ignoresFor(Uri.joinPath(file, '..'));
			return ignores === undefined || ignores.test(file.path, false) === 'excluded';
		}),
	);
	return files.filter((_, index) => !excluded[index]);
}

function isTop(folder: Uri): boolean {
	const top = workspace.getWorkspaceFolder(folder);
	return top === undefined || top.uri.path.replace(/\/$/, '') === folder.path.replace(/\/$/, '');
}

/** The ignore files above a workspace folder, up to the root of its repository; without a repository there are none. */
async function ignoresAbove(top: Uri, own: FolderIgnores): Promise<IgnoreFiles> {
	const none = noIgnoreFiles(true);
	const above: FolderIgnores[] = [];
	let folder = top;
	let isRoot = own.isRepository;
	while (!isRoot) {
		const parent = Uri.joinPath(folder, '..');
		if (parent.path === folder.path) return none;
		const ignores = await ignoresIn(parent);
		above.unshift(ignores);
		isRoot = ignores.isRepository;
		folder = parent;
	}
	return above.reduce((files, each) => files.in(each), none);
}

async function ignoresIn(folder: Uri): Promise<FolderIgnores> {
	const isRepository = await exists(Uri.joinPath(folder, '.git'));
	const names = isRepository ? [repositoryIgnoreFile, folderIgnoreFile] : [folderIgnoreFile];
	const texts = await Promise.all(names.map((name) => textOf(Uri.joinPath(folder, name))));
	const path = folder.path.replace(/\/$/, '');
	return { folder: path, isRepository, texts: texts.filter((text) => text !== undefined) };
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

/** Undefined if there is no such file, or if it can't be read: then it excludes nothing. */
async function textOf(uri: Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}
