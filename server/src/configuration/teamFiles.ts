/** Finds the `.driver-plist.json` that counts for a document, and keeps what was read. */
import { readTeamFile, type TeamFile } from './teamFile.js';
import { teamFileName } from './teamFileName.js';

/** What a host knows of files. */
export interface TeamFileHost {
	/** The text of a file; undefined where there is none. Rejects where there is one that can't be read. */
	read(uri: string): Promise<string | undefined>;
	/** Whether no team file is looked for above a folder. */
	isTop(folder: string): Promise<boolean> | boolean;
	/** Told of every team file once it was read. */
	onRead?(file: TeamFile): void;
}

/** A project of more folders than this has its file nearer. */
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

	/** Forgets everything read. */
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
		const text = await this.#host.read(uri);
		if (text === undefined) {
			return (await this.#host.isTop(folder)) ? undefined : this.#above(folder, depth + 1);
		}
		const file = readTeamFile(uri, text);
		this.#host.onRead?.(file);
		return file;
	}
}
