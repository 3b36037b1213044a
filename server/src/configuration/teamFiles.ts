/** Finds the `.driver-plist.json` that applies to a document, and caches the files. */
import type { TeamFile } from './teamFile.js';
import { teamFileName } from './teamFileName.js';

/** Access to files, provided by the host. */
export interface TeamFileHost {
	/** The text of a file; undefined if it does not exist. Rejects if it can't be read. */
	read(uri: string): Promise<string | undefined>;
	/** Whether the search for team files ends at a folder. */
	isTop(folder: string): Promise<boolean> | boolean;
	/** Called with every team file that was read. */
	onRead?(file: TeamFile): void;
	/** Called with a team file that can't be read; the one above it then applies. Where absent, the search rejects. */
	onUnread?(uri: string, error: unknown): void;
}

/** A file that exists: its text, or that it can't be read. */
type ReadFile = { readonly text: string } | 'unread';

/** The maximum number of folders to search. */
const maxDepth = 40;

export class TeamFiles {
	readonly #host: TeamFileHost;
	readonly #byFolder = new Map<string, Promise<TeamFile | undefined>>();

	constructor(host: TeamFileHost) {
		this.#host = host;
	}

	/** The nearest team file in the folders above a document, `a/b/.driver-plist.json` before `a/.driver-plist.json`. */
	of(uri: string): Promise<TeamFile | undefined> {
		return /^[\w.+-]+:\/\//.test(uri) ? this.#above(uri, 0) : Promise.resolve(undefined);
	}

	/** The team file at a URI, whatever its name. The defaults apply if it does not exist or can't be read. */
	async at(uri: string): Promise<TeamFile> {
		return this.#settingsOf(uri, (await this.#read(uri)) ?? 'unread');
	}

	/** Clears the cache. */
	clear(): void {
		this.#byFolder.clear();
	}

	#above(uri: string, depth: number): Promise<TeamFile | undefined> {
		const folder = uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
		if (depth > maxDepth || folder === '' || folder.endsWith('/'))
			return Promise.resolve(undefined);
		const known = this.#byFolder.get(folder) ?? this.#in(folder, depth);
		this.#byFolder.set(folder, known);
		return known;
	}

	async #in(folder: string, depth: number): Promise<TeamFile | undefined> {
		const uri = `${folder}/${teamFileName}`;
		const read = await this.#read(uri);
		const outer = async (): Promise<TeamFile | undefined> =>
			(await this.#host.isTop(folder)) ? undefined : this.#above(folder, depth + 1);
		if (read === undefined) return outer();
		return this.#settingsOf(uri, read, read === 'unread' ? await outer() : undefined);
	}

	/** `outer` applies if the file can't be read. */
	async #settingsOf(uri: string, read: ReadFile, outer?: TeamFile): Promise<TeamFile> {
		// Few projects have the file, so the code that reads it is loaded for the first one.
		const { readTeamFile, settingsWithout } = await import('./teamFile.js');
		if (read === 'unread') return settingsWithout(uri, outer);
		const file = readTeamFile(uri, read.text);
		this.#host.onRead?.(file);
		return file;
	}

	async #read(uri: string): Promise<ReadFile | undefined> {
		try {
			const text = await this.#host.read(uri);
			return text === undefined ? undefined : { text };
		} catch (error) {
			if (!this.#host.onUnread) throw error;
			this.#host.onUnread(uri, error);
			return 'unread';
		}
	}
}
