/** The model of one version of a document: what all requests share. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
	type AnalyzeOptions,
	analyze,
	type CheckedFinding,
	type CheckOptions,
	checkPlist,
	type DriverPlist,
	type Neighbors,
	withReplacedBytes,
	withSyntax,
} from '../service/index.js';
import type { Recognition } from './recognition.js';
import type { Settings } from './settings.js';

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

/** What a model is made of. */
export interface ModelParts extends Pick<Model, 'document' | 'settings' | 'neighbors'> {
	readonly recognition: Recognition;
}

export class ModelMaker {
	readonly #onFault: NonNullable<CheckOptions['onFault']>;
	readonly #startedAt = Date.now().toString(36);
	#made = 0;

	/** `onFault` is called for a rule that throws. */
	constructor(onFault: NonNullable<CheckOptions['onFault']>) {
		this.#onFault = onFault;
	}

	make({ document, recognition, settings, neighbors }: ModelParts): Model {
		const text = document.getText();
		const { uri } = document;
		const plist =
			text.length > settings.maxLength
				? undefined
				: readText(text, { uri, kinds: settings.kinds, neighbors });
		this.#made += 1;
		const check: CheckOptions = { ...settings.check, onFault: this.#onFault };
		let findings: readonly CheckedFinding[] | undefined;
		return {
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
	}
}

/** The property list in a text. The bytes of the file are not known. */
function readText(text: string, options: AnalyzeOptions): DriverPlist {
	const plist = analyze(text, options);
	return withSyntax(plist, withReplacedBytes(plist.syntax));
}
