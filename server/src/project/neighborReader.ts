/** Finds and reads the files near a plist: those of the same bundle, and the other bundles of the project. */
import {
	analyze,
	areInOneFolder,
	areNamedAlike,
	type DriverPlist,
	fileNameOf,
	type InterfaceFile,
	type NamedProduct,
	type Neighbors,
	namesFile,
	noNeighbors,
	readInterface,
	type TargetFiles,
} from '../service/index.js';
import { isInterfaceName, isPlistName } from './neighborFiles.js';
import { type FolderEntry, folderOf, type ProjectFiles, uriIn, uriKey } from './projectFiles.js';
import { makesDriver, targetsOfXcode } from './projectTargets.js';
import { TargetIndex } from './targetIndex.js';
import { targetsOfXcodeGen } from './xcodeGenTargets.js';

/**
 * The most folders next to that of a plist, and the most files in them, that are read. A folder with more plists is a
 * collection, in which only those belong together whose names are alike.
 */
const maxFolders = 32;
const maxFiles = 64;
/** The most interfaces in the folder of a plist that are read. */
const maxInterfaces = 32;
/** How many folders up project files are searched. */
const projectDepth = 3;

const bundleName = /\.(?:kext|dext|systemextension|app)$/i;

/** Neighbors with the keys of all files on which they depend. */
interface Known {
	readonly neighbors: Neighbors;
	readonly files: ReadonlySet<string>;
}

export class NeighborReader {
	readonly #files: ProjectFiles;
	readonly #neighbors = new Map<string, Promise<Known>>();
	readonly #folders = new Map<string, Promise<readonly FolderEntry[]>>();
	readonly #namedPlists = new Map<string, Promise<readonly string[]>>();
	readonly #plists = new Map<string, Promise<DriverPlist | undefined>>();
	readonly #interfaces = new Map<string, Promise<InterfaceFile>>();
	readonly #targets = new Map<string, Promise<TargetIndex>>();

	constructor(files: ProjectFiles) {
		this.#files = files;
	}

	/** The neighbors of a plist; the same object until one of them changes. Never rejects. */
	async of(uri: string): Promise<Neighbors> {
		const known = remembered(this.#neighbors, uriKey(uri), async () => this.#find(uri));
		return (await known.catch(() => nothing)).neighbors;
	}

	/** Whether a project file makes a driver, a system extension, or its app with the plist. Never rejects. */
	async isOfDriver(uri: string): Promise<boolean> {
		const folder = folderOf(uri);
		if (folder === undefined || !this.#files.isInside(folder)) return false;
		const named = await this.#products(uri, folder).then(
			(products) => products.named,
			() => [],
		);
		return makesDriver(named);
	}

	/** Forgets what depends on a file whose text changed. Returns whether anything did. */
	async textChanged(uri: string): Promise<boolean> {
		const key = uriKey(uri);
		this.#plists.delete(key);
		this.#interfaces.delete(key);
		this.#targets.delete(key);
		let dropped = false;
		for (const [of, known] of [...this.#neighbors]) {
			if (!(await known.catch(() => nothing)).files.has(key)) continue;
			dropped = this.#neighbors.delete(of) || dropped;
		}
		return dropped;
	}

	/** Forgets everything, such as after files were created or deleted. */
	clear(): void {
		this.#neighbors.clear();
		this.#folders.clear();
		this.#namedPlists.clear();
		this.#plists.clear();
		this.#interfaces.clear();
		this.#targets.clear();
	}

	async #find(uri: string): Promise<Known> {
		const folder = folderOf(uri);
		if (folder === undefined || !this.#files.isInside(folder)) return nothing;
		const bundle = bundleFolderOf(folder);
		const home = bundle ?? folder;
		const [inFolder, inProject, interfaces, products] = await Promise.all([
			bundle === undefined ? this.#inFolder(uri, folder) : [],
			this.#inProject(home, uri),
			this.#interfacesIn(folder),
			this.#products(uri, folder),
		]);
		const ofTarget = this.#ofTarget(uri, products.targets);
		const neighbors: Neighbors = {
			inFolder: await this.#readAll(inFolder),
			inProject: await this.#readAll(inProject),
			ofTarget: await this.#readAll(ofTarget),
			interfaces: await Promise.all(interfaces.map(async (file) => this.#interfaceAt(file))),
			products: products.named,
			targets: products.targets,
		};
		// Also those that can't be read now.
		const files = [...inFolder, ...inProject, ...ofTarget, ...interfaces, ...products.files];
		return { neighbors, files: new Set(files.map(uriKey)) };
	}

	/** The other plists in the folder, and entitlements next to the folder that are named for it. */
	async #inFolder(uri: string, folder: string): Promise<readonly string[]> {
		const own = uriKey(uri);
		const all = await this.#plistsIn(folder);
		const named =
			all.length > maxFiles
				? all.filter((file) => areNamedAlike(file, uri)).slice(0, maxFiles)
				: all;
		const above = folderOf(folder);
		const outside = above === undefined ? [] : [uriIn(above, `${fileNameOf(folder)}.entitlements`)];
		const inside = (
			await Promise.all(
				outside.map(async (file) => ((await this.#has(above ?? '', file)) ? [file] : [])),
			)
		).flat();
		return [...named, ...inside].filter((file) => uriKey(file) !== own);
	}

	async #has(folder: string, file: string): Promise<boolean> {
		const name = fileNameOf(file);
		return (await this.#list(folder)).some((entry) => !entry.isFolder && entry.name === name);
	}

	/** The plists of the folders next to `home`, and of the bundles in it. */
	async #inProject(home: string, own: string): Promise<readonly string[]> {
		const above = folderOf(home);
		const inFolder = above === undefined ? [] : await this.#foldersIn(above);
		const plugIns = bundleName.test(home) ? await this.#foldersIn(`${home}/Contents/PlugIns`) : [];
		const folders = [...inFolder, ...plugIns]
			.filter((folder) => uriKey(folder) !== uriKey(home))
			.slice(0, maxFolders);
		const found = await Promise.all(folders.map(async (folder) => this.#plistsOf(folder)));
		const others = found.flat().filter((file) => uriKey(file) !== uriKey(own));
		return others.slice(0, maxFiles);
	}

	/** The plists outside of the folder that a target names together with the plist. */
	#ofTarget(uri: string, targets: readonly TargetFiles[]): readonly string[] {
		const together = targets.filter((files) => namesFile(files, uri)).flat();
		const byKey = new Map(together.map((file) => [uriKey(file), file]));
		return [...byKey.values()]
			.filter((file) => !areInOneFolder(file, uri) && this.#files.isInside(folderOf(file) ?? file))
			.slice(0, maxFiles);
	}

	async #foldersIn(folder: string): Promise<readonly string[]> {
		const entries = await this.#list(folder);
		return entries.filter(({ isFolder }) => isFolder).map(({ name }) => uriIn(folder, name));
	}

	/** The plists of a folder; of a bundle, its Info.plist. */
	async #plistsOf(folder: string): Promise<readonly string[]> {
		if (!bundleName.test(folder)) return this.#plistsIn(folder);
		const contents = await this.#plistsIn(`${folder}/Contents`);
		return contents.length > 0 ? contents : this.#plistsIn(folder);
	}

	#plistsIn(folder: string): Promise<readonly string[]> {
		return remembered(this.#namedPlists, uriKey(folder), async () => {
			const entries = await this.#list(folder);
			return entries
				.filter(({ name, isFolder }) => !isFolder && isPlistName(name))
				.map(({ name }) => uriIn(folder, name));
		});
	}

	async #interfacesIn(folder: string): Promise<readonly string[]> {
		const entries = await this.#list(folder);
		return entries
			.filter(({ name, isFolder }) => !isFolder && isInterfaceName(name))
			.slice(0, maxInterfaces)
			.map(({ name }) => uriIn(folder, name));
	}

	/** Without classes where it can't be read. */
	#interfaceAt(uri: string): Promise<InterfaceFile> {
		return remembered(this.#interfaces, uriKey(uri), async () =>
			readInterface(uri, (await this.#files.read(uri)) ?? ''),
		);
	}

	/** The targets near the plist, in the project files of the folders above it, the nearest first. */
	async #products(uri: string, start: string): Promise<ProjectTargets> {
		const named: NamedProduct[] = [];
		const targets: TargetFiles[] = [];
		const files: string[] = [];
		let folder: string | undefined = start;
		for (let depth = 0; folder !== undefined && depth <= projectDepth; depth++) {
			for (const { name, isFolder } of await this.#list(folder)) {
				const file = projectFileIn(folder, name, isFolder);
				if (file === undefined) continue;
				files.push(file);
				if (!(await this.#has(folderOf(file) ?? folder, file))) continue;
				const index = await this.#targetsIn(file, folder, name);
				for (const target of index.near(uri)) targets.push(target);
				for (const product of index.productsOf(uri)) named.push(product);
			}
			if (named.length > 0) break;
			folder = folderOf(folder);
		}
		return { named, targets, files };
	}

	#targetsIn(file: string, folder: string, name: string): Promise<TargetIndex> {
		return remembered(this.#targets, uriKey(file), async () => {
			const text = (await this.#files.read(file)) ?? '';
			const read = file.endsWith('.pbxproj') ? targetsOfXcode : targetsOfXcodeGen;
			return new TargetIndex(read(text), folder, name);
		});
	}

	#list(folder: string): Promise<readonly FolderEntry[]> {
		return remembered(this.#folders, uriKey(folder), async () =>
			this.#files.isInside(folder) ? sorted(await this.#files.list(folder)) : [],
		);
	}

	async #readAll(uris: readonly string[]): Promise<readonly DriverPlist[]> {
		const read = await Promise.all(uris.map(async (uri) => this.#plistAt(uri)));
		return read.filter((plist) => plist !== undefined);
	}

	#plistAt(uri: string): Promise<DriverPlist | undefined> {
		return remembered(this.#plists, uriKey(uri), async () => {
			const text = await this.#files.read(uri);
			return text === undefined ? undefined : analyze(text, { uri });
		});
	}
}

/** The targets that project files have near a plist. */
interface ProjectTargets {
	readonly named: readonly NamedProduct[];
	readonly targets: readonly TargetFiles[];
	/** The project files themselves. */
	readonly files: readonly string[];
}

const nothing: Known = { neighbors: noNeighbors, files: new Set() };

/** The bundle in whose folder, or in whose `Contents`, a file is. */
function bundleFolderOf(folder: string): string | undefined {
	const bundle = folder.replace(/\/Contents$/, '');
	return bundleName.test(bundle) ? bundle : undefined;
}

function projectFileIn(folder: string, name: string, isFolder: boolean): string | undefined {
	if (isFolder) {
		return name.endsWith('.xcodeproj') ? `${uriIn(folder, name)}/project.pbxproj` : undefined;
	}
	return name === 'project.yml' || name === 'project.yaml' ? uriIn(folder, name) : undefined;
}

/** What is being read or was read. What can't be read now, such as a folder on another machine, is read again next time. */
function remembered<T>(
	cache: Map<string, Promise<T>>,
	key: string,
	make: () => Promise<T>,
): Promise<T> {
	const known = cache.get(key);
	if (known) return known;
	const made = make();
	cache.set(key, made);
	made.catch(() => cache.get(key) === made && cache.delete(key));
	return made;
}

/** By name, so that a limit on the number of files always has the same effect. */
function sorted(entries: readonly FolderEntry[]): readonly FolderEntry[] {
	return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}
