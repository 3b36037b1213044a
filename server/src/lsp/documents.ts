/** The open documents: keeps their text, and one model a version. */
import type { Connection } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
	analyse,
	type CheckOptions,
	checkPlist,
	type DriverPlist,
	type Finding,
	looksLikeDriverPlist,
} from '../service/index.js';
import { logError } from './guard.js';
import { isServed } from './recognition.js';
import type { Settings, SettingsCache } from './settings.js';

/** A document at one version under certain settings. */
export interface Model {
	/** Differs between any two models of this process. */
	readonly id: string;
	readonly document: TextDocument;
	readonly settings: Settings;
	/** What checks and fixes are told: the settings, and whom to tell of a rule that fails. */
	readonly check: CheckOptions;
	/** Undefined where the document is larger than the settings allow. */
	readonly plist: DriverPlist | undefined;
	/** False while the document is served only because it was empty, and may still become anything. */
	readonly isRecognised: boolean;
	/** What is to be said of the plist; worked out once, by whoever asks first. */
	findings(): readonly Finding[];
}

export class Documents {
	readonly #open = new TextDocuments(TextDocument);
	readonly #models = new Map<string, Model>();
	/** Documents once recognised stay so until they close, whatever is half-typed in them at the moment. */
	readonly #served = new Set<string>();
	/** Those among the served that have shown to be driver plists. */
	readonly #recognised = new Set<string>();
	readonly #connection: Connection;
	readonly #settings: SettingsCache;
	readonly #startedAt = Date.now().toString(36);
	#made = 0;

	constructor(connection: Connection, settings: SettingsCache) {
		this.#connection = connection;
		this.#settings = settings;
		this.#open.onDidChangeContent(({ document }) => this.#models.delete(document.uri));
		this.#open.onDidClose(({ document }) => {
			this.#models.delete(document.uri);
			this.#served.delete(document.uri);
			this.#recognised.delete(document.uri);
			settings.forget(document.uri);
		});
		this.#open.listen(connection);
	}

	/** Calls back after a document was opened or changed. */
	onDidChange(listener: (uri: string) => void): void {
		this.#open.onDidChangeContent(({ document }) => listener(document.uri));
	}

	onDidClose(listener: (uri: string) => void): void {
		this.#open.onDidClose(({ document }) => listener(document.uri));
	}

	uris(): readonly string[] {
		return this.#open.keys();
	}

	/** Forgets what depends on settings. */
	dropModels(): void {
		this.#models.clear();
	}

	/** The newest model of a document; undefined where it is not open or no driver plist. */
	async modelOf(uri: string): Promise<Model | undefined> {
		if (!this.#open.get(uri)) return undefined;
		const settings = await this.#settings.of(uri);
		const document = this.#open.get(uri);
		if (!document) return undefined;
		const known = this.#models.get(uri);
		if (known?.settings === settings && known.document.version === document.version) return known;
		return this.#makeModel(document, settings);
	}

	#makeModel(document: TextDocument, settings: Settings): Model | undefined {
		const { uri } = document;
		const text = document.getText();
		if (!this.#isServed(text, uri, settings)) return undefined;
		const plist =
			text.length > settings.maxLength ? undefined : analyse(text, { uri, kinds: settings.kinds });
		this.#made += 1;
		const check: CheckOptions = {
			...settings.check,
			onFault: (code, error) => logError(this.#connection, `the rule ${code}`, error),
		};
		let findings: readonly Finding[] | undefined;
		const model: Model = {
			id: `${this.#startedAt}-${this.#made}`,
			document,
			settings,
			check,
			plist,
			isRecognised: this.#recognised.has(uri),
			findings: () => {
				findings ??= plist ? checkPlist(plist, check) : [];
				return findings;
			},
		};
		this.#models.set(uri, model);
		return model;
	}

	#isServed(text: string, uri: string, { kinds }: Settings): boolean {
		if (this.#recognised.has(uri)) return true;
		if (looksLikeDriverPlist(text, uri) || kinds.some(({ matches }) => matches(uri))) {
			this.#recognised.add(uri);
			this.#served.add(uri);
		} else if (isServed(text, uri)) {
			this.#served.add(uri);
		}
		return this.#served.has(uri);
	}
}
