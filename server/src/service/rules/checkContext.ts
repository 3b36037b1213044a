/** The context of rules: the plist without its text, and its personalities, prepared for checks. */

import type { PlistContents } from '../document/driverPlist.js';
import { projectFilesOf } from '../document/neighbors.js';
import {
	entitlementsOf,
	infoPlistOf,
	infoPlistsOf,
	productSignedWith,
} from '../document/sameBundle.js';
import type { SignedProduct } from '../document/signedProduct.js';
import { type LibraryList, libraryListsOf } from '../libraries/libraryLists.js';
import {
	type ComparedPersonalities,
	comparePersonalities,
	type PersonalityGroups,
} from '../matching/comparePersonalities.js';
import {
	entitledDevicesOf,
	KnownClasses,
	type MatchingDictionary,
	matchingDictionariesOf,
	PreparedPersonality,
} from '../matching/matchingDictionary.js';
import { once } from '../once.js';
import { classSpelling, similarProviders } from '../platform/classNames.js';
import type { DocumentKind } from '../platform/documentKind.js';
import { stringAt } from '../value/stringAt.js';
import { type SignedBundle, signedBundleOf } from './signedBundle.js';

/** The deployment target by system, such as `{ macOS: '11.0' }`. */
export type DeploymentTarget = Readonly<Partial<Record<'macOS' | 'iPadOS', string>>>;

/** The context of one check of a plist. */
export class CheckContext {
	private readonly classes = new KnownClasses();
	/** The known class that an unknown name is a misspelling of, cached for each name. */
	readonly suggestClass = classSpelling();
	/** The classes of providers that an unknown name resembles, the nearest first. */
	readonly similarProviders = similarProviders();
	private prepared: readonly PreparedPersonality[] | undefined;
	private dictionaries: readonly MatchingDictionary[] | undefined;
	private own: ReadonlySet<string> | undefined;
	private compared: ComparedPersonalities | undefined;
	private product: SignedProduct | undefined;
	private lists: readonly LibraryList[] | undefined;

	constructor(
		readonly plist: PlistContents,
		readonly deploymentTarget: DeploymentTarget,
	) {}

	/** The personalities in source order. */
	get personalities(): readonly PreparedPersonality[] {
		this.prepared ??= this.plist.personalities.map(
			(personality) => new PreparedPersonality(personality, this.plist, this.classes),
		);
		return this.prepared;
	}

	/** The IOUserClass of each personality. */
	get ownClasses(): ReadonlySet<string> {
		this.own ??= new Set(this.personalities.flatMap((each) => each.text('IOUserClass') ?? []));
		return this.own;
	}

	/** The classes of drivers that the plist and its neighbors name. */
	readonly projectClasses = once((): ReadonlySet<string> => {
		const files = projectFilesOf(this.plist.neighbors);
		const personalities = files.flatMap((each) => each.personalities);
		const names = personalities.flatMap(({ dict }) =>
			['IOClass', 'IOUserClass'].map((key) => stringAt(dict, key)),
		);
		return new Set([...this.ownClasses, ...names]);
	});

	/** Groups of personalities with the same keys and values; their names may differ. */
	get identicalPersonalities(): PersonalityGroups {
		return this.groups.identical;
	}

	/** Groups of personalities that match the same providers in the same category; their probe scores may differ. */
	get competingPersonalities(): PersonalityGroups {
		return this.groups.competing;
	}

	/** The personalities that parsers use: the last of several with the same name. */
	readonly readPersonalities = once(() =>
		this.plist.personalities.filter(
			({ name, entry }) => !entry.dict.hasDuplicates || entry.dict.get(name) === entry,
		),
	);

	private get groups(): ComparedPersonalities {
		this.compared ??= comparePersonalities(this.readPersonalities());
		return this.compared;
	}

	/** Each personality, followed by its dictionaries for ancestors; in an entitlements file, the devices of its transports. */
	get matchingDictionaries(): readonly MatchingDictionary[] {
		this.dictionaries ??= [
			...this.personalities.flatMap((personality) =>
				matchingDictionariesOf(personality, this.plist, this.classes),
			),
			...entitledDevicesOf(this.plist, this.classes),
		];
		return this.dictionaries;
	}

	/** The lists of libraries that are dictionaries, in source order. */
	get libraryLists(): readonly LibraryList[] {
		this.lists ??= libraryListsOf(this.plist, this.deploymentTarget.macOS);
		return this.lists;
	}

	/** The product that is signed with an entitlements file, by its entitlements and the Info.plist of its bundle. */
	get signedProduct(): SignedProduct {
		const { root } = this.plist;
		this.product ??= root?.type === 'dict' ? productSignedWith(this.plist, root) : 'any';
		return this.product;
	}

	/** The entitlements with which the bundle is signed: one file, or one for each configuration. */
	readonly entitlements = once(() => entitlementsOf(this.plist));

	/** The Info.plist of the bundle that is signed with the entitlements. */
	readonly infoPlist = once(() => infoPlistOf(this.plist));

	/**
	 * The bundles of a kind with the Info.plist and its entitlements, whichever of them the plist is: several of entitlements that
	 * targets share; none where they are not clear.
	 */
	readonly signedBundles = (kind: DocumentKind): readonly SignedBundle[] =>
		this.allSignedBundles().filter(({ info }) => info.kind === kind);

	private readonly allSignedBundles = once((): readonly SignedBundle[] => {
		const own = signedBundleOf(this.plist, this.infoPlist(), this.entitlements());
		if (own) return [own];
		return infoPlistsOf(this.plist).flatMap((info) => signedBundleOf(this.plist, info, []) ?? []);
	});
}
