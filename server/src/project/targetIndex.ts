/** The targets of a project file, by the plists and entitlements that they name. */
import {
	folderNameOnVolume,
	type NamedProduct,
	nameOnVolume,
	type TargetFiles,
} from '../service/index.js';
import { filesOf, productOf, type Target } from './projectTargets.js';

/** The most targets of one file that are near each of them: more than a project has for one product. */
const maxSharing = 8;

interface IndexedTarget {
	readonly order: number;
	readonly files: TargetFiles;
	readonly product: NamedProduct | undefined;
}

export class TargetIndex {
	readonly #byFile = new Map<string, IndexedTarget[]>();
	readonly #byFolder = new Map<string, IndexedTarget[]>();

	/** `name` is that of the project, and `folder` the URI from which the paths of its targets start. */
	constructor(targets: readonly Target[], folder: string, name: string) {
		for (const [order, target] of targets.entries()) {
			const files = filesOf(target, folder);
			const indexed = { order, files, product: productOf(target, name) };
			for (const key of new Set(files.map(nameOnVolume))) add(this.#byFile, key, indexed);
			for (const key of new Set(files.map(folderNameOnVolume))) add(this.#byFolder, key, indexed);
		}
	}

	/** The products that are made with a file. */
	productsOf(uri: string): readonly NamedProduct[] {
		return this.#naming(uri).flatMap(({ product }) => product ?? []);
	}

	/**
	 * The targets that name a file in the folder of `uri`, and some of those that name the same files as a target of `uri`,
	 * in their order.
	 */
	near(uri: string): readonly TargetFiles[] {
		const together = new Set(this.#naming(uri).flatMap(({ files }) => files));
		const sharing = [...together].flatMap((file) => this.#naming(file).slice(0, maxSharing));
		const inFolder = this.#byFolder.get(folderNameOnVolume(uri)) ?? [];
		const near = [...new Set([...inFolder, ...sharing])].sort((a, b) => a.order - b.order);
		return near.map(({ files }) => files);
	}

	#naming(uri: string): readonly IndexedTarget[] {
		return this.#byFile.get(nameOnVolume(uri)) ?? [];
	}
}

function add(map: Map<string, IndexedTarget[]>, key: string, target: IndexedTarget): void {
	const known = map.get(key);
	if (known) known.push(target);
	else map.set(key, [target]);
}
