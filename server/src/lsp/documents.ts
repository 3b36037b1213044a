/** The open documents: their texts, and one model for each version. */
import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { NeighborReader } from '../project/neighborReader.js';
import { uriKey } from '../project/projectFiles.js';
import {
	type AnalyzeOptions,
	analyze,
	type CheckedFinding,
	type CheckOptions,
	checkPlist,
	type DriverPlist,
	describeClassification,
	type Neighbors,
	withReplacedBytes,
} from '../service/index.js';
import { guardTask, logError } from './guard.js';
import { OpenTexts } from './openTexts.js';
import { Recognizer } from './recognition.js';
import type { Settings, SettingsCache } from './settings.js';

/** A version of a document with its settings. */
export interface Model {
	/** Unique among all models of this process. */
	readonly id: string;
	readonly document: TextDocument;
	readonly settings: Settings;
	readonly neighbors: Neighbors;
	/** The options of checks and fixes: the settings, and the handler of rules that throw. */
	readonly check: CheckOptions;
	/** Undefined where the document is larger than the settings allow. */
	readonly plist: DriverPlist | undefined;
	/** False while the document is served only because it is an empty property list. */
	readonly isRecognized: boolean;
	/** The findings, which are computed with the first call. */
	findings(): readonly CheckedFinding[];
}

export class Documents {
	readonly #open = new OpenTexts();
	readonly #models = new Map<string, Model>();
	readonly #recognizer = new Recognizer();
	readonly #connection: Connection;
	readonly #settings: SettingsCache;
	readonly #neighbors: NeighborReader;
	readonly #startedAt = Date.now().toString(36);
	/** The kind of each open document, and how sure it is, as they were logged. */
	readonly #logged = new Map<string, string>();
	readonly #neighborListeners: (() => void)[] = [];
	#made = 0;

	constructor(connection: Connection, settings: SettingsCache, neighbors: NeighborReader) {
		this.#connection = connection;
		this.#settings = settings;
		this.#neighbors = neighbors;
		this.#open.onDidChange((uri) => {
			this.#models.delete(uri);
			guardTask(connection, 'neighbors', () => this.#changeNeighbor(uri));
		});
		this.#open.onDidClose((uri) => {
			this.#models.delete(uri);
			this.#recognizer.forget(uri);
			this.#logged.delete(uri);
			settings.forget(uri);
			// What counts now is the text on disk.
			guardTask(connection, 'neighbors', () => this.#changeNeighbor(uri));
		});
		this.#open.listen(connection);
	}

	/** Calls `listener` after a document was opened or changed. */
	onDidChange(listener: (uri: string) => void): void {
		this.#open.onDidChange(listener);
	}

	/** Calls `listener` after a document changed near which others are open. */
	onDidChangeNeighbors(listener: () => void): void {
		this.#neighborListeners.push(listener);
	}

	onDidClose(listener: (uri: string) => void): void {
		this.#open.onDidClose(listener);
	}

	/** The text of an open document. */
	textOf(uri: string): string | undefined {
		const key = uriKey(uri);
		const open = this.#open.uris().find((each) => uriKey(each) === key);
		return open === undefined ? undefined : this.#open.get(open)?.getText();
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

	async #changeNeighbor(uri: string): Promise<void> {
		if (!(await this.#neighbors.textChanged(uri))) return;
		for (const listener of this.#neighborListeners) listener();
	}

	#makeModel(document: TextDocument, settings: Settings, neighbors: Neighbors): Model | undefined {
		const { uri } = document;
		const text = document.getText();
		const recognition = this.#recognizer.recognize(uri, text, () =>
			settings.kinds.some(({ matches }) => matches(uri)),
		);
		if (recognition === undefined) return undefined;
		const plist =
			text.length > settings.maxLength
				? undefined
				: readText(text, { uri, kinds: settings.kinds, neighbors });
		this.#made += 1;
		if (plist) this.#logKind(plist);
		const check: CheckOptions = {
			...settings.check,
			onFault: (code, error) => logError(this.#connection, `the rule ${code}`, error),
		};
		let findings: readonly CheckedFinding[] | undefined;
		const model: Model = {
			id: `${this.#startedAt}-${this.#made}`,
			document,
			settings,
			neighbors,
			check,
			plist,
			isRecognized: recognition === 'driverPlist',
			findings: () => {
				findings ??= plist ? checkPlist(plist, check) : [];
				return findings;
			},
		};
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

/** The property list in a text. The bytes of the file are not known. */
function readText(text: string, options: AnalyzeOptions): DriverPlist {
	const plist = analyze(text, options);
	return { ...plist, syntax: withReplacedBytes(plist.syntax) };
}
