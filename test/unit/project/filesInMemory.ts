/** The files of a project in memory, for the reader of neighbors. */
import type { FolderEntry, ProjectFiles } from '../../../server/src/project/projectFiles.js';

/** Texts by URI; undefined is a file that can't be read. What was listed and read is recorded. */
export class FilesInMemory implements ProjectFiles {
	readonly listed: string[] = [];
	readonly opened: string[] = [];

	constructor(
		readonly texts: Map<string, string | undefined>,
		private readonly top = 'file:///project',
	) {}

	async list(folder: string): Promise<readonly FolderEntry[]> {
		this.listed.push(folder);
		const names = new Map<string, boolean>();
		for (const uri of this.texts.keys()) {
			if (!uri.startsWith(`${folder}/`)) continue;
			const [name = '', ...rest] = uri.slice(folder.length + 1).split('/');
			names.set(decodeURIComponent(name), rest.length > 0);
		}
		return [...names].map(([name, isFolder]) => ({ name, isFolder }));
	}

	async read(uri: string): Promise<string | undefined> {
		this.opened.push(uri);
		return this.texts.get(uri);
	}

	isInside(folder: string): boolean {
		return folder === this.top || folder.startsWith(`${this.top}/`);
	}
}
