/** The open documents: their texts, and one model for each version. */
import type {
	Connection,
	Disposable,
	OptionalVersionedTextDocumentIdentifier,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { NeighborReader } from '../project/neighborReader.js';
import { uriKey } from '../project/projectFiles.js';
import { makesDriver } from '../project/target.js';
import {
	areOfDriver,
	type DriverPlist,
	describeClassification,
	type Neighbors,
} from '../service/index.js';
import { guardTask } from './guard.js';
import type { Model, ModelMaker } from './model.js';
import { OpenTexts } from './openTexts.js';
import { Recognizer } from './recognition.js';
import type { Settings, SettingsCache } from './settings.js';

export class Documents {
	readonly #open = new OpenTexts();
	readonly #models = new Map<string, Model>();
	readonly #recognizer = new Recognizer();
	readonly #connection: Connection;
	readonly #settings: SettingsCache;
	readonly #neighbors: NeighborReader;
	/** The kind of each open document, and how sure it is, as they were logged. */
	readonly #logged = new Map<string, string>();
	readonly #neighborListeners: (() => void)[] = [];
	readonly #maker: ModelMaker;

	constructor(
		connection: Connection,
		settings: SettingsCache,
		neighbors: NeighborReader,
		maker: ModelMaker,
	) {
		this.#connection = connection;
		this.#settings = settings;
		this.#neighbors = neighbors;
		this.#maker = maker;
		this.#open.onDidChange((uri) => {
			this.#models.delete(uri);
			guardTask(connection, 'neighbors', async () => this.#changeNeighbor(uri));
		});
		this.#open.onDidClose((uri) => {
			this.#models.delete(uri);
			this.#recognizer.forget(uri);
			this.#logged.delete(uri);
			settings.forget(uri);
			guardTask(connection, 'neighbors', async () => {
				// What counts now is the text on disk.
				this.#changeNeighbor(uri);
				await this.#neighbors.closed(uri);
			});
		});
		this.#open.listen(connection);
	}

	/** Calls `listener` after a document was opened, before those of `onDidChange`. */
	onDidOpen(listener: (uri: string) => void): void {
		this.#open.onDidOpen(listener);
	}

	/** Calls `listener` after a document was opened or changed. */
	onDidChange(listener: (uri: string) => void): void {
		this.#open.onDidChange(listener);
	}

	/** Calls `listener` after a document changed near which others are open. */
	onDidChangeNeighbors(listener: () => void): void {
		this.#neighborListeners.push(listener);
	}

	onDidClose(listener: (uri: string) => void): Disposable {
		return this.#open.onDidClose(listener);
	}

	/** The text of an open document. */
	textOf(uri: string): string | undefined {
		return this.#open.get(this.uriOf(uri) ?? '')?.getText();
	}

	versionOf(uri: string): number | undefined {
		return this.#open.get(this.uriOf(uri) ?? '')?.version;
	}

	/**
	 * A file as the client knows it, for edits of `text`; its version is null if it is not open. Undefined if the open
	 * document has another text by now.
	 */
	identify(uri: string, text: string): OptionalVersionedTextDocumentIdentifier | undefined {
		const open = this.#open.get(this.uriOf(uri) ?? '');
		if (!open) return { uri, version: null };
		return open.getText() === text ? { uri: open.uri, version: open.version } : undefined;
	}

	/** The URI of an open document as the client writes it, whatever characters `uri` encodes. */
	uriOf(uri: string): string | undefined {
		if (this.#open.get(uri)) return uri;
		const key = uriKey(uri);
		return this.#open.uris().find((each) => uriKey(each) === key);
	}

	uris(): readonly string[] {
		return this.#open.uris();
	}

	/** Drops all models, which depend on settings. */
	dropModels(): void {
		this.#models.clear();
	}

	/** The current model of a document; undefined where it is not open or not a driver plist. */
	async modelOf(uri: string): Promise<Model | undefined> {
		if (!this.#open.get(uri)) return undefined;
		const [settings, neighbors] = await Promise.all([
			this.#settings.of(uri),
			this.#neighbors.of(uri),
		]);
		const document = this.#open.get(uri);
		if (!document) return undefined;
		const known = this.#models.get(uri);
		const isCurrent =
			known?.settings === settings &&
			known.neighbors === neighbors &&
			known.document.version === document.version;
		return isCurrent ? known : this.#makeModel(document, settings, neighbors);
	}

	#changeNeighbor(uri: string): void {
		if (!this.#neighbors.textChanged(uri)) return;
		for (const listener of this.#neighborListeners) listener();
	}

	#makeModel(document: TextDocument, settings: Settings, neighbors: Neighbors): Model | undefined {
		const { uri } = document;
		const isNamed = (): boolean =>
			settings.kinds.some(({ matches }) => matches(uri)) ||
			makesDriver(neighbors.products) ||
			areOfDriver(uri, neighbors);
		const recognition = this.#recognizer.recognize(uri, document.getText(), isNamed);
		if (recognition === undefined) return undefined;
		const model = this.#maker.make({ document, recognition, settings, neighbors });
		if (model.plist) this.#logKind(model.plist);
		this.#models.set(uri, model);
		return model;
	}

	/** Logs the kind of a document when it is opened, and when it changes, but not for each keystroke that changes the reasons. */
	#logKind({ uri, classification }: DriverPlist): void {
		const state = `${classification.kind}, ${classification.confidence}`;
		if (this.#logged.get(uri) === state) return;
		this.#logged.set(uri, state);
		this.#connection.console.info(`${uri}: ${describeClassification(classification)}`);
	}
}
