/** What the tests of one dump share: the classes of its entries, and facts about the whole Mac. */
import { isKindOf, isLineageKnown, isPublic, lineageOf } from '../../platform/classes.js';
import { EntryPaths } from '../../registry/entryPath.js';
import type { Registry, RegistryEntry } from '../../registry/registry.js';
import { AncestorSearch } from './ancestorSearch.js';
import { devicesWithHiddenInterfaces } from './hiddenInterfaces.js';
import { PreparedValues } from './preparedValues.js';

/** The facts about the class of an entry. */
export interface EntryClass {
	/** The class and its superclasses, as far as they are known. */
	readonly lineage: readonly string[];
	/** Whether all of them are known. */
	readonly isComplete: boolean;
	/** Whether it is, or descends from, a class; undefined if that is not known. */
	isKindOf(className: string): boolean | undefined;
	/** Whether the source of all of its code that matches is public. */
	readonly isPublic: boolean;
}

/** A dump that personalities are held against. The classes of its entries are looked up once. */
export class Simulation {
	private readonly byName = new Map<string, EntryClass>();
	private readonly byAncestors = new Map<readonly string[], EntryClass>();
	private readonly byChain = new Map<string, EntryClass>();
	private hidingInterfaces: ReadonlySet<RegistryEntry> | undefined;
	private readonly classesFound = new Map<string, boolean>();
	/** Values of personalities, as they are compared with each entry. */
	readonly prepared = new PreparedValues();

	readonly paths: EntryPaths;
	readonly ancestors: AncestorSearch;

	constructor(readonly registry: Registry) {
		this.paths = new EntryPaths(registry.plane);
		this.ancestors = new AncestorSearch(registry, (entry) => this.isRoot(entry));
	}

	/** The class of an entry. The superclasses that the dump shows are preferred to those that are known. */
	classOf(entry: RegistryEntry): EntryClass {
		const { className, ancestors } = entry;
		if (ancestors) {
			const found = this.byAncestors.get(ancestors) ?? this.classOfChain(className, ancestors);
			this.byAncestors.set(ancestors, found);
			return found;
		}
		const found = this.byName.get(className) ?? knownClass(className);
		this.byName.set(className, found);
		return found;
	}

	private classOfChain(className: string, ancestors: readonly string[]): EntryClass {
		const chain = [className, ...ancestors].join(':');
		const found = this.byChain.get(chain) ?? shownClass(className, ancestors);
		this.byChain.set(chain, found);
		return found;
	}

	/** Whether it is a USB device of which the dump does not show all interfaces. */
	hidesInterfacesOf(entry: RegistryEntry): boolean {
		this.hidingInterfaces ??= devicesWithHiddenInterfaces(this.registry);
		return this.hidingInterfaces.has(entry);
	}

	/** Whether the parents of entries are their providers. */
	get showsProviders(): boolean {
		return this.registry.plane === 'IOService';
	}

	/** Whether the Mac has ACPI: those with Intel processors have it. */
	get hasAcpi(): boolean {
		return this.hasClass('IOACPIPlatformDevice');
	}

	get isAppleSilicon(): boolean {
		return this.hasClass('AppleARMIODevice');
	}

	/** The major version of Darwin, such as 9 for Mac OS X 10.5; undefined if the dump does not show it. */
	get darwin(): number | undefined {
		const build = this.registry.entries[0]?.properties.get('IOKitBuildVersion');
		const major = build?.type === 'string' ? /Version (\d+)\./.exec(build.value)?.[1] : undefined;
		return major === undefined ? undefined : Number(major);
	}

	private isRoot(entry: RegistryEntry): boolean {
		if (entry.className === 'IORegistryEntry') return true;
		return this.classOf(entry).lineage.includes('IOPlatformExpertDevice');
	}

	private hasClass(name: string): boolean {
		const found =
			this.classesFound.get(name) ??
			this.registry.entries.some((entry) => this.classOf(entry).lineage.includes(name));
		this.classesFound.set(name, found);
		return found;
	}
}

function shownClass(className: string, ancestors: readonly string[]): EntryClass {
	const lineage = [className, ...ancestors];
	return {
		lineage,
		isComplete: true,
		isKindOf: (name) => lineage.includes(name),
		isPublic: isPublic(className),
	};
}

function knownClass(className: string): EntryClass {
	const answers = new Map<string, boolean | undefined>();
	return {
		lineage: lineageOf(className),
		isComplete: isLineageKnown(className),
		isKindOf: (name) => {
			if (!answers.has(name)) answers.set(name, isKindOf(className, name));
			return answers.get(name);
		},
		isPublic: isPublic(className),
	};
}
