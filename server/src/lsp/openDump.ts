/** The dump of the I/O Registry that is open, and how the personalities of open documents match its devices. */
import {
	type DriverPersonality,
	DumpMatching,
	MatchView,
	personalitiesToMatch,
	type Registry,
} from '../service/index.js';
import type { Documents } from './documents.js';
import type { Model } from './model.js';

/** The comparison of open documents with the dump, for one version of each of them. */
export interface MatchedDocuments {
	readonly view: MatchView;
	/** The documents with personalities. */
	readonly models: readonly Model[];
}

export class OpenDump {
	readonly #documents: Documents;
	readonly #listeners: (() => void)[] = [];
	#registry: Registry | undefined;
	#matched: MatchedDocuments | undefined;

	constructor(documents: Documents) {
		this.#documents = documents;
	}

	get isOpen(): boolean {
		return this.#registry !== undefined;
	}

	/** Replaces the dump; undefined closes it. */
	replace(registry: Registry | undefined): void {
		this.#registry = registry;
		this.#matched = undefined;
		for (const listener of this.#listeners) listener();
	}

	/** Calls `listener` after another dump was opened, or the dump was closed. */
	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/** Undefined where no dump is open. */
	async matched(): Promise<MatchedDocuments | undefined> {
		const registry = this.#registry;
		if (!registry) return undefined;
		const models: Model[] = [];
		for (const uri of this.#documents.uris()) {
			const model = await this.#documents.modelOf(uri);
			if (model?.plist && model.plist.personalities.length > 0) models.push(model);
		}
		// It was closed or replaced in the meantime.
		if (registry !== this.#registry) return this.matched();
		const known = this.#matched;
		if (known && registry === known.view.matching.registry && isSame(known.models, models)) {
			return known;
		}
		const before = known?.view.matching;
		const dump = before?.registry === registry ? before.dump : undefined;
		const matching = new DumpMatching(registry, models.flatMap(personalitiesIn), dump);
		this.#matched = { view: new MatchView(matching), models };
		return this.#matched;
	}
}

function personalitiesIn({ document, plist }: Model): readonly DriverPersonality[] {
	return plist ? personalitiesToMatch(plist, document.uri) : [];
}

function isSame(before: readonly Model[], now: readonly Model[]): boolean {
	return before.length === now.length && before.every(({ id }, index) => id === now[index]?.id);
}
