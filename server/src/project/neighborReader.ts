/** Finds and reads the files near a plist: those of the same bundle, and the other bundles of the project. */
import {
	analyze,
	areInOneFolder,
	areOfDriver,
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
import { isInfoPlistPath } from '../service/recognize.js';
import { FolderContents } from './folderContents.js';
import { readOpenStep } from './openStep.js';
import { folderOf, type ProjectFiles, uriIn, uriKey } from './projectFiles.js';
import { makesDriver } from './target.js';
import { TargetIndex } from './targetIndex.js';
import { targetsOfXcodeGen } from './xcodeGenTargets.js';
import { targetsOfXcode } from './xcodeTargets.js';

/**
 * The most folders next to that of a plist, and the most files in them, that are read. A folder with more plists is a
 * collection, in which only those belong together whose names are alike.
 */
const maxFolders = 32;
const maxFiles = 64;
/** The most interfaces in the folder of a plist that are read. */
const maxInterfaces = 32;
/** How many folders up project files are searched. */
export const projectDepth = 3;

const bundleName = /\.(?:kext|dext|systemextension|app)$/i;

/** Neighbors with the keys of all files on which they depend. */
interface Known {
	readonly neighbors: Neighbors;
	readonly files: ReadonlySet<string>;
}

export class NeighborReader {
	readonly #files: ProjectFiles;
	readonly #neighbors = new Map<string, Promise<Known>>();
	/** By file, the keys of the plists that it is near. */
	readonly #dependents = new Map<string, Set<string>>();
	/** By plist, the keys of the files that are near it, or were. */
	readonly #nearby = new Map<string, Set<string>>();
	/** When each text last changed while neighbors were found, as a number of changes before it. */
	readonly #changes = new Map<string, number>();
	/** How many neighbors are being found. */
	#finding = 0;
	#lastChange = 0;
	readonly #folders = new Map<string, Promise<FolderContents>>();
	readonly #plists = new Map<string, Promise<DriverPlist | undefined>>();
	readonly #interfaces = new Map<string, Promise<InterfaceFile>>();
	readonly #targets = new Map<string, Promise<TargetIndex>>();

	constructor(files: ProjectFiles) {
		this.#files = files;
	}

	/** The neighbors of a plist; the same object until one of them changes. Never rejects. */
	async of(uri: string): Promise<Neighbors> {
		const key = uriKey(uri);
		const known = remembered(this.#neighbors, key, async () => this.#findCurrent(uri, key));
		return (await known.catch(() => nothing)).neighbors;
	}

	/** Whether a project file, or the files near an Info.plist, make it that of a driver, a system extension, or its app. Never rejects. */
	async isOfDriver(uri: string): Promise<boolean> {
		const folder = folderOf(uri);
		if (folder === undefined || !this.#files.isInside(folder)) return false;
		const named = await this.#products(uri, folder).then(
			(products) => products.named,
			() => [],
		);
		return makesDriver(named) || (isInfoPlistPath(uri) && areOfDriver(uri, await this.of(uri)));
	}

	/** Forgets what depends on a file whose text changed. Returns whether anything does. */
	textChanged(uri: string): boolean {
		const key = uriKey(uri);
		this.#plists.delete(key);
		this.#interfaces.delete(key);
		this.#targets.delete(key);
		this.#lastChange += 1;
		if (this.#finding > 0) this.#changes.set(key, this.#lastChange);
		const dependents = this.#dependents.get(key);
		this.#dependents.delete(key);
		for (const of of dependents ?? []) this.#neighbors.delete(of);
		return dependents !== undefined && dependents.size > 0;
	}

	/** Forgets the neighbors of a document that was closed, and the files that nothing else is near. */
	async closed(uri: string): Promise<void> {
		const key = uriKey(uri);
		const found = this.#neighbors.get(key);
		await found?.catch(() => nothing);
		// Otherwise it was asked for again.
		if (this.#neighbors.get(key) !== found) return;
		this.#neighbors.delete(key);
		const nearby = this.#nearby.get(key) ?? [];
		this.#nearby.delete(key);
		for (const file of nearby) {
			const dependents = this.#dependents.get(file);
			dependents?.delete(key);
			if (dependents && dependents.size > 0) continue;
			this.#dependents.delete(file);
			this.#plists.delete(file);
			this.#interfaces.delete(file);
		}
	}

	/** How many results and files are kept. */
	get size(): number {
		const near = [this.#neighbors, this.#dependents, this.#nearby, this.#changes];
		return [...near, this.#plists, this.#interfaces].reduce((sum, { size }) => sum + size, 0);
	}

	/** Forgets everything, such as after files were created or deleted. */
	clear(): void {
		this.expire();
		this.#dependents.clear();
		this.#nearby.clear();
	}

	/** Makes the next request read everything again, since a client that does not watch files reports no changes. */
	expire(): void {
		this.#neighbors.clear();
		this.#folders.clear();
		this.#plists.clear();
		this.#interfaces.clear();
		this.#targets.clear();
	}

	async #findCurrent(uri: string, key: string): Promise<Known> {
		this.#finding += 1;
		try {
			return await this.#findUnchanged(uri, key);
		} finally {
			this.#finding -= 1;
			if (this.#finding === 0) this.#changes.clear();
		}
	}

	/** Finds them again if one of them changed in the meantime. */
	async #findUnchanged(uri: string, key: string): Promise<Known> {
		for (;;) {
			const start = this.#lastChange;
			const known = await this.#find(uri);
			const files = [...known.files];
			if (files.some((file) => (this.#changes.get(file) ?? 0) > start)) continue;
			const nearby = this.#nearby.get(key) ?? new Set();
			this.#nearby.set(key, nearby);
			for (const file of files) {
				nearby.add(file);
				const dependents = this.#dependents.get(file);
				if (dependents) dependents.add(key);
				else this.#dependents.set(file, new Set([key]));
			}
			return known;
		}
	}

	async #find(uri: string): Promise<Known> {
		const folder = folderOf(uri);
		if (folder === undefined || !this.#files.isInside(folder)) return nothing;
		const bundle = bundleFolderOf(folder);
		const home = bundle ?? folder;
		const [inFolder, inProject, contents, products] = await Promise.all([
			bundle === undefined ? this.#inFolder(uri, folder) : [],
			this.#inProject(home, uri),
			this.#contents(folder),
			this.#products(uri, folder),
		]);
		const interfaces = contents.interfaces.slice(0, maxInterfaces);
		const named = this.#ofTarget(uri, products.targets).map(async (file) => this.#onDisk(file));
		const ofTarget = [...new Set(await Promise.all(named))];
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
		const contents = await this.#contents(folder);
		const named =
			contents.plists.length > maxFiles
				? contents.namedLike(uri).slice(0, maxFiles)
				: contents.plists;
		const above = folderOf(folder);
		const inAbove = above === undefined ? undefined : await this.#contents(above);
		const outside = inAbove?.has(`${fileNameOf(folder)}.entitlements`)
			? [uriIn(above ?? '', `${fileNameOf(folder)}.entitlements`)]
			: [];
		return [...named, ...outside].filter((file) => uriKey(file) !== own);
	}

	/** The plists of the folders next to `home`, of the bundles in it, and of the bundle that contains it. */
	async #inProject(home: string, own: string): Promise<readonly string[]> {
		const above = folderOf(home);
		const inAbove = above === undefined ? [] : (await this.#contents(above)).folders;
		const plugIns = bundleName.test(home)
			? (await this.#contents(`${home}/Contents/PlugIns`)).folders
			: [];
		const container = containerOf(home);
		const folders = [...container, ...inAbove.slice(0, maxFolders + 1), ...plugIns]
			.filter((folder) => uriKey(folder) !== uriKey(home))
			.slice(0, maxFolders);
		const found = await Promise.all(folders.map(async (folder) => this.#plistsOf(folder)));
		const others = found.flat().filter((file) => uriKey(file) !== uriKey(own));
		return others.slice(0, maxFiles);
	}

	/** The plists outside of the folder that a target names together with the plist. */
	#ofTarget(uri: string, targets: readonly TargetFiles[]): readonly string[] {
		const together = targets.flatMap(({ files }) => (namesFile(files, uri) ? files : []));
		const byKey = new Map(together.map((file) => [uriKey(file), file]));
		return [...byKey.values()]
			.filter((file) => !areInOneFolder(file, uri) && this.#files.isInside(folderOf(file) ?? file))
			.slice(0, maxFiles);
	}

	/** The URI of a file that a project names in another case than the disk, if that distinguishes the case. */
	async #onDisk(uri: string): Promise<string> {
		const above = folderOf(uri);
		if (above === undefined || !this.#files.isInside(above)) return uri;
		const name = fileNameOf(uri);
		if ((await this.#contents(above)).has(name)) return uri;
		const folder = await this.#onDisk(above);
		return uriIn(folder, (await this.#contents(folder)).nameOf(name));
	}

	/** The plists of a folder; of a bundle, its Info.plist. */
	async #plistsOf(folder: string): Promise<readonly string[]> {
		const { plists } = await this.#contents(folder);
		if (!bundleName.test(folder)) return plists;
		const inBundle = await this.#contents(`${folder}/Contents`);
		return inBundle.plists.length > 0 ? inBundle.plists : plists;
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
			for (const { uri: file, name } of (await this.#contents(folder)).projects) {
				files.push(file);
				if (!(await this.#contents(folderOf(file) ?? folder)).has(fileNameOf(file))) continue;
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
			const text = await this.#files.read(file);
			const isOfXcode = file.endsWith('.pbxproj');
			const targets = (isOfXcode ? targetsOfXcode : targetsOfXcodeGen)(text ?? '');
			const isUnreadable =
				text === undefined || (isOfXcode && targets.length === 0 && !readOpenStep(text));
			if (isUnreadable) this.#files.onUnreadable?.(file);
			return new TargetIndex(targets, folder, name);
		});
	}

	#contents(folder: string): Promise<FolderContents> {
		return remembered(this.#folders, uriKey(folder), async () => {
			const entries = this.#files.isInside(folder) ? await this.#files.list(folder) : [];
			return new FolderContents(folder, entries);
		});
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

/** The bundle in whose `PlugIns` a folder is. */
function containerOf(folder: string): readonly string[] {
	const [, container = ''] = /^(.*)\/Contents\/PlugIns\/[^/]+$/s.exec(folder) ?? [];
	return bundleName.test(container) ? [container] : [];
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
