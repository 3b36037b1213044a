/** The property lists of drivers in the workspace, whether they are open or not. */
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { NeighborReader } from '../project/neighborReader.js';
import { uriKey } from '../project/projectFiles.js';
import type { Neighbors } from '../service/index.js';
import type { Documents } from './documents.js';
import type { FileReader } from './fileReader.js';
import type { Model, ModelMaker } from './model.js';
import { Recognizer } from './recognition.js';
import type { Settings, SettingsCache } from './settings.js';

export interface WorkspacePlistsOptions {
	/** The URIs of the files that may be property lists of drivers. */
	readonly find: (token: CancellationToken) => Promise<readonly string[]>;
	readonly read: FileReader;
	/** Whether the client reports files that are created, changed, and deleted. Otherwise they are read each time. */
	readonly isWatched: boolean;
	readonly documents: Documents;
	readonly settings: SettingsCache;
	readonly neighbors: NeighborReader;
	readonly maker: ModelMaker;
}

/** What the last check of a file that is not open depended on. Models are not kept, since there may be many. */
interface Checked {
	readonly settings: Settings;
	readonly neighbors: Neighbors | undefined;
	/** The ID of its model; undefined where the file is not the property list of a driver. */
	readonly id: string | undefined;
}

interface Search {
	readonly uris: readonly string[];
	/** Whether it was not canceled: what was found before that is not all. */
	readonly isComplete: boolean;
}

/** The check of a file: its model where it is new, or the ID of the model that is still current. */
export type FileCheck =
	| { readonly id: string; readonly model: Model | undefined }
	/** The file is not checked. */
	| undefined;

export class WorkspacePlists {
	readonly #options: WorkspacePlistsOptions;
	readonly #checked = new Map<string, Checked>();
	/** The last check of each file that is not finished; none where the file changed since it was read. */
	readonly #checking = new Map<string, symbol>();
	readonly #listeners = new Set<() => void>();
	#search: Promise<Search> | undefined;

	constructor(options: WorkspacePlistsOptions) {
		this.#options = options;
	}

	/** Calls `listener` when a check may have another result, or other files may be found, until the returned function is called. */
	onDidChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Something changed that checks depend on. */
	changed(): void {
		for (const listener of this.#listeners) listener();
	}

	/** Files that are not open were changed; `areSame` if none was created or deleted. */
	filesChanged(uris: readonly string[], areSame: boolean): void {
		for (const uri of uris) this.#forget(uriKey(uri));
		if (!areSame) this.#search = undefined;
		this.changed();
	}

	/** Other files may be found, or the same ones with other texts. */
	foldersChanged(): void {
		this.#search = undefined;
		this.#checked.clear();
		this.#checking.clear();
		this.changed();
	}

	#forget(key: string): void {
		this.#checked.delete(key);
		this.#checking.delete(key);
	}

	/** Whether property lists that were found may be in these folders. */
	async mayBeIn(folders: readonly string[]): Promise<boolean> {
		const found = (await this.#search?.catch(() => undefined))?.uris;
		const tops = new Set(folders.map(uriKey));
		return !found || found.some((uri) => parentsOf(uriKey(uri)).some((folder) => tops.has(folder)));
	}

	/** The URIs of the files that may be property lists of drivers. */
	async find(token: CancellationToken): Promise<readonly string[]> {
		if (!this.#options.isWatched) {
			this.#checked.clear();
			this.#search = undefined;
		}
		this.#search ??= this.#start(token);
		const search = await this.#search;
		// The request that started the search was canceled before this one.
		return search.isComplete || token.isCancellationRequested ? search.uris : this.find(token);
	}

	/** Searches, and forgets the search if it fails or is canceled, so that the next request searches again. */
	#start(token: CancellationToken): Promise<Search> {
		const search = this.#options.find(token).then(
			(uris) => ({ uris, isComplete: !token.isCancellationRequested }),
			(error: unknown) => {
				// A client may answer a canceled request with an error.
				if (!token.isCancellationRequested) throw error;
				return { uris: [], isComplete: false };
			},
		);
		const forget = (): void => {
			if (this.#search === search) this.#search = undefined;
		};
		search.then(({ isComplete }) => isComplete || forget(), forget);
		return search;
	}

	/** Whether a document is served although its text and its path do not show that it is of a driver. */
	isOfDriver(uri: string): Promise<boolean> {
		return this.#options.neighbors.isOfDriver(uri);
	}

	/** `known` is the ID of a model whose findings the caller has. */
	async check(uri: string, known: string | undefined): Promise<FileCheck> {
		const { documents, settings } = this.#options;
		const open = documents.uriOf(uri);
		if (open !== undefined) {
			const model = await documents.modelOf(open);
			return model && { id: model.id, model: model.id === known ? undefined : model };
		}
		const own = await settings.of(uri);
		return own.validate && own.validatesWorkspace ? this.#checkClosed(uri, own, known) : undefined;
	}

	async #checkClosed(uri: string, settings: Settings, known?: string): Promise<FileCheck> {
		const key = uriKey(uri);
		const last = this.#checked.get(key);
		if (last?.settings === settings && last.id === undefined) {
			// A project file that changed in the meantime can make a driver with it.
			if (!(await this.isOfDriver(uri))) return undefined;
		}
		const neighbors = last && (await this.#options.neighbors.of(uri));
		const isCurrent = last?.settings === settings && last.neighbors === neighbors;
		if (last?.id !== undefined && last.id === known && isCurrent) {
			return { id: last.id, model: undefined };
		}
		this.#forget(key);
		const check = Symbol();
		this.#checking.set(key, check);
		const file = await this.#options.read(uri).then(
			(text) => ({ text }),
			() => undefined,
		);
		const model = file && (await this.#modelOf(uri, file.text, settings));
		if (this.#checking.get(key) === check) {
			this.#checking.delete(key);
			// A file that can't be read now, such as one on another machine, is read again for the next request.
			if (file) this.#checked.set(key, { settings, neighbors: model?.neighbors, id: model?.id });
		}
		return model && { id: model.id, model };
	}

	/** The model of a file that is not open; undefined where it does not exist, or is not the property list of a driver. */
	async #modelOf(
		uri: string,
		text: string | undefined,
		settings: Settings,
	): Promise<Model | undefined> {
		const { neighbors, maker } = this.#options;
		if (text === undefined) return undefined;
		const isNamed = (): boolean => settings.kinds.some(({ matches }) => matches(uri));
		const found = new Recognizer().recognize(uri, text, isNamed);
		// A project file is read only for what does not look like a driver's by itself.
		const isRecognized = found === 'driverPlist' || (await neighbors.isOfDriver(uri));
		if (!isRecognized) return undefined;
		const recognition = 'driverPlist';
		const document = TextDocument.create(uri, 'xml', 0, text);
		return maker.make({ document, recognition, settings, neighbors: await neighbors.of(uri) });
	}
}

/** The folders that contain a file, by their keys. */
function parentsOf(key: string): readonly string[] {
	const names = key.split('/');
	return names.map((_, index) => names.slice(0, index).join('/'));
}
