/** The targets of a project file, by the plists and entitlements that they name. */
import {
	folderNameOnVolume,
	groupBy,
	type NamedProduct,
	nameOnVolume,
	type TargetFiles,
} from '../service/index.js';
import { filesOf, productOf, type Target } from './target.js';

/** The most targets of one file that are near each of them: more than a project has for one product. */
const maxSharing = 8;

interface IndexedTarget {
	readonly order: number;
	readonly named: TargetFiles;
	readonly product: NamedProduct | undefined;
}

export class TargetIndex {
	readonly #byFile: ReadonlyMap<string, readonly IndexedTarget[]>;
	readonly #byFolder: ReadonlyMap<string, readonly IndexedTarget[]>;

	/** `name` is that of the project, and `folder` the URI from which the paths of its targets start. */
	constructor(targets: readonly Target[], folder: string, name: string) {
		const indexed = targets.map((target, order) => ({
			order,
			named: filesOf(target, folder),
			product: productOf(target, name),
		}));
		this.#byFile = indexedBy(indexed, nameOnVolume);
		this.#byFolder = indexedBy(indexed, folderNameOnVolume);
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
		const together = new Set(this.#naming(uri).flatMap(({ named }) => named.files));
		const sharing = [...together].flatMap((file) => this.#naming(file).slice(0, maxSharing));
		const inFolder = this.#byFolder.get(folderNameOnVolume(uri)) ?? [];
		const near = [...new Set([...inFolder, ...sharing])].sort((a, b) => a.order - b.order);
		return near.map(({ named }) => named);
	}

	#naming(uri: string): readonly IndexedTarget[] {
		return this.#byFile.get(nameOnVolume(uri)) ?? [];
	}
}

/** The targets by the names of their files; each once. */
function indexedBy(
	targets: readonly IndexedTarget[],
	nameOf: (uri: string) => string,
): ReadonlyMap<string, readonly IndexedTarget[]> {
	const named = targets.flatMap((target) =>
		[...new Set(target.named.files.map(nameOf))].map((name) => ({ name, target })),
	);
	const groups = groupBy(named, ({ name }) => name);
	return new Map([...groups].map(([name, group]) => [name, group.map(({ target }) => target)]));
}
