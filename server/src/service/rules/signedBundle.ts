/** The two sides of a bundle that macOS compares: its Info.plist, and the entitlements with which it is signed. */
import type { DriverPlist, PlistContents, TargetFiles } from '../document/driverPlist.js';
import { namesFile } from '../document/neighbors.js';
import { entitlementsOf, namedEntitlements, othersSignedWith } from '../document/sameBundle.js';
import { productSignOf } from '../document/signedProduct.js';
import { KnownClasses, PreparedPersonality } from '../matching/matchingDictionary.js';
import { once } from '../once.js';
import type { Dict } from '../value/plistValue.js';

/** Entitlements whose root is a dictionary. */
export interface EntitlementsFile {
	readonly plist: PlistContents;
	readonly root: Dict;
	/** The file as a neighbor of the document that is checked; undefined if it is that document. */
	readonly neighbor: DriverPlist | undefined;
	/** Whether another target of the project is signed with the file, too. */
	readonly isShared: boolean;
	/** Whether one of these targets makes a product of another kind, such as the app. */
	readonly isOfOtherKind: boolean;
}

/** An Info.plist and the entitlements of its bundle. One of them is the document that is checked. */
export interface SignedBundle {
	readonly info: PlistContents;
	readonly root: Dict;
	/** The Info.plist as a neighbor of the document that is checked; undefined if it is that document. */
	readonly neighbor: DriverPlist | undefined;
	/** The entitlements that are compared: all files of the bundle, or only the one that is checked. */
	readonly files: readonly EntitlementsFile[];
	/** The personalities of the Info.plist. */
	readonly personalities: () => readonly PreparedPersonality[];
}

/**
 * The bundle of a document, if both sides are known: both are read without faults, the kind is not uncertain, and no
 * preprocessor line, no entitlement that a build adds, and none of another product puts the pair in doubt.
 */
export function signedBundleOf(
	plist: PlistContents,
	infoPlist: DriverPlist | undefined,
	entitlements: readonly DriverPlist[],
): SignedBundle | undefined {
	const isSigned = plist.kind === 'entitlements';
	const info = isSigned ? infoPlist : plist;
	const files = isSigned ? [plist] : entitlements;
	if (!info || files.length === 0 || ![info, ...files].every(isClear)) return undefined;
	const { root } = info;
	if (root?.type !== 'dict' || files.some((file) => file.hasUnseenEntries)) return undefined;
	const { targets } = plist.neighbors;
	if (isSigned && isOfOtherProduct(info, targets)) return undefined;
	const read = files.flatMap((file): readonly EntitlementsFile[] => {
		if (file.root?.type !== 'dict') return [];
		const neighbor = entitlements.find((each) => each === file);
		const others = othersSignedWith(targets, file, info);
		const isShared = others.length > 0;
		const isOfOtherKind = others.some(({ kind }) => kind !== info.kind);
		return [{ plist: file, root: file.root, neighbor, isShared, isOfOtherKind }];
	});
	const named = namedEntitlements(targets, info);
	if (!read.every((file) => maySign(file, info, named))) return undefined;
	const classes = new KnownClasses();
	return {
		info,
		root,
		neighbor: isSigned ? infoPlist : undefined,
		files: read,
		personalities: once(() =>
			info.personalities.map((each) => new PreparedPersonality(each, info, classes)),
		),
	};
}

/** The roots of the entitlements with which a bundle is signed, where they are clear, whatever is being typed in its Info.plist. */
export function entitlementRootsOf(info: PlistContents): readonly Dict[] {
	const files = entitlementsOf(info);
	const named = namedEntitlements(info.neighbors.targets, info);
	const read = files.flatMap((plist) =>
		plist.root?.type === 'dict' ? [{ plist, root: plist.root }] : [],
	);
	const areClear = files.every(isClear) && read.every((file) => maySign(file, info, named));
	return areClear ? read.map(({ root }) => root) : [];
}

/** Whether a project makes only products of other kinds with an Info.plist. The kind of a neighbor is read without the project. */
function isOfOtherProduct({ uri, kind }: PlistContents, targets: readonly TargetFiles[]): boolean {
	const own = targets.filter(({ files }) => namesFile(files, uri));
	return own.length > 0 && own.every((each) => each.kind !== undefined && each.kind !== kind);
}

function isClear({ classification, hasFaults, isPreprocessed, root }: PlistContents): boolean {
	const isCertain = classification.confidence !== 'uncertain';
	return isCertain && !hasFaults && !isPreprocessed && root?.type === 'dict';
}

/**
 * Entitlements of another product, or without those of a dext, may be those of an app in the same folder, or of a configuration
 * that is never signed, unless the project names them, and no others, for the dext or the system extension.
 */
function maySign(
	{ plist, root }: Pick<EntitlementsFile, 'plist' | 'root'>,
	{ kind }: PlistContents,
	named: readonly string[],
): boolean {
	const isExtension = kind === 'dext' || kind === 'systemExtension';
	const isOnlyOne = named.length === 1 && namesFile(named, plist.uri) && !plist.isTemplate;
	if (isExtension && isOnlyOne) return true;
	return productSignOf(root)?.product === (kind === 'dext' ? 'dext' : undefined);
}

/** What `find` finds with every file of a bundle: a configuration whose entitlements are right is enough. */
export function foundInAllFiles<Found extends { readonly name: string }>(
	{ files }: SignedBundle,
	find: (file: EntitlementsFile) => readonly Found[],
): readonly Found[] {
	const [first = [], ...others] = files.map(find);
	const names = others.map((found) => new Set(found.map(({ name }) => name)));
	return first.filter(({ name }) => names.every((each) => each.has(name)));
}
