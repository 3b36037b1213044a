/** A set of folders, with the answer to whether a path is in one of them, however many there are. */
export class FolderSet {
	readonly #folders: ReadonlySet<string>;
	readonly #separator: string;

	/** Files are in the set, too, with themselves. */
	constructor(folders: Iterable<string>, separator: string) {
		this.#separator = separator;
		this.#folders = new Set([...folders].map((folder) => this.#withoutEnd(folder)));
	}

	/** Whether the path is that of a folder of the set, or leads into one. */
	contains(path: string): boolean {
		let rest = this.#withoutEnd(path);
		for (;;) {
			if (this.#folders.has(rest)) return true;
			const end = rest.lastIndexOf(this.#separator);
			if (end < 0) return false;
			rest = rest.slice(0, end);
		}
	}

	/** The root of a disk ends with a separator, as no other folder does. */
	#withoutEnd(path: string): string {
		return path.endsWith(this.#separator) ? path.slice(0, -this.#separator.length) : path;
	}
}
