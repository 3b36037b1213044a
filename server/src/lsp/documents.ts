/** The open documents: their texts, and one model for each version. */
import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
	analyze,
	type CheckedFinding,
	type CheckOptions,
	checkPlist,
	type DriverPlist,
} from '../service/index.js';
import { logError } from './guard.js';
import { OpenTexts } from './openTexts.js';
import { Recognizer } from './recognition.js';
import type { Settings, SettingsCache } from './settings.js';

/** A version of a document with its settings. */
export interface Model {
	/** Unique among all models of this process. */
	readonly id: string;
	readonly document: TextDocument;
	readonly settings: Settings;
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
	readonly #startedAt = Date.now().toString(36);
	#made = 0;

	constructor(connection: Connection, settings: SettingsCache) {
		this.#connection = connection;
		this.#settings = settings;
		this.#open.onDidChange((uri) => this.#models.delete(uri));
		this.#open.onDidClose((uri) => {
			this.#models.delete(uri);
			this.#recognizer.forget(uri);
			settings.forget(uri);
		});
		this.#open.listen(connection);
	}

	/** Calls `listener` after a document was opened or changed. */
	onDidChange(listener: (uri: string) => void): void {
		this.#open.onDidChange(listener);
	}

	onDidClose(listener: (uri: string) => void): void {
		this.#open.onDidClose(listener);
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
		const recognition = this.#recognizer.recognize(uri, text, () =>
			settings.kinds.some(({ matches }) => matches(uri)),
		);
		if (recognition === undefined) return undefined;
		const plist =
			text.length > settings.maxLength ? undefined : analyze(text, { uri, kinds: settings.kinds });
		this.#made += 1;
		const check: CheckOptions = {
			...settings.check,
			onFault: (code, error) => logError(this.#connection, `the rule ${code}`, error),
		};
		let findings: readonly CheckedFinding[] | undefined;
		const model: Model = {
			id: `${this.#startedAt}-${this.#made}`,
			document,
			settings,
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
}
