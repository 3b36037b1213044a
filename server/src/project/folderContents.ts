/** What a folder contains that matters to the plists near it, sorted out once for all of them. */
import { groupBy, nameOfBundle, nameOnVolume } from '../service/index.js';
import { isInterfaceName, isPlistName } from './neighborFiles.js';
import { type FolderEntry, uriIn } from './projectFiles.js';

/** A project file, or the folder of one, with the name by which a person knows it. */
export interface ProjectFile {
	readonly uri: string;
	readonly name: string;
}

export class FolderContents {
	/** The URIs of its plists and entitlements. */
	readonly plists: readonly string[];
	readonly interfaces: readonly string[];
	readonly folders: readonly string[];
	readonly projects: readonly ProjectFile[];
	readonly #files: ReadonlySet<string>;
	readonly #onVolume: ReadonlyMap<string, string>;
	readonly #byName: ReadonlyMap<string, readonly string[]>;

	/** Sorts `entries` by name, so that a limit on the number of files always has the same effect. */
	constructor(folder: string, entries: readonly FolderEntry[]) {
		const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
		const files = sorted.filter(({ isFolder }) => !isFolder);
		this.#files = new Set(files.map(({ name }) => name));
		this.#onVolume = new Map(sorted.map(({ name }) => [nameOnVolume(name), name]));
		const uriOf = ({ name }: FolderEntry): string => uriIn(folder, name);
		this.plists = files.filter(({ name }) => isPlistName(name)).map(uriOf);
		this.interfaces = files.filter(({ name }) => isInterfaceName(name)).map(uriOf);
		this.folders = sorted.filter(({ isFolder }) => isFolder).map(uriOf);
		this.projects = sorted.flatMap((entry) => projectFileIn(folder, entry));
		this.#byName = groupBy(this.plists, nameOfBundle);
	}

	/** The plists and entitlements that are named for the same bundle as `uri`: `Widget-Info.plist` and `Widget.entitlements`. */
	namedLike(uri: string): readonly string[] {
		const name = nameOfBundle(uri);
		return name === '' ? [] : (this.#byName.get(name) ?? []);
	}

	/** Whether it has a file with a name. */
	has(name: string): boolean {
		return this.#files.has(name);
	}

	/** The name of the file or folder that has a name on a volume of macOS; the same name if there is none. */
	nameOf(name: string): string {
		return this.has(name) ? name : (this.#onVolume.get(nameOnVolume(name)) ?? name);
	}
}

function projectFileIn(folder: string, { name, isFolder }: FolderEntry): readonly ProjectFile[] {
	const uri = uriIn(folder, name);
	if (isFolder) {
		return name.endsWith('.xcodeproj') ? [{ uri: `${uri}/project.pbxproj`, name }] : [];
	}
	return name === 'project.yml' || name === 'project.yaml' ? [{ uri, name }] : [];
}
