/** Finds, among the files near each other, the Info.plist of a bundle and the entitlements with which it is signed. */
import type { DocumentKind } from '../platform/documentKind.js';
import { decodedUri } from '../text/decodedUri.js';
import { hasNestedVariable } from '../value/buildVariables.js';
import type { Dict } from '../value/plistValue.js';
import { isEntitlementsPath, isInfoPlistPath } from './bundlePath.js';
import type { DriverPlist, Neighbors, PlistContents, TargetFiles } from './driverPlist.js';
import { looksLikeInfoPlist } from './looksLikeInfoPlist.js';
import { fileNameOf, nameOnVolume, namesFile } from './neighbors.js';
import {
	isSignedProduct,
	productOfName,
	productSignOf,
	type SignedProduct,
	signedProductOf,
} from './signedProduct.js';
import { canBecome } from './unexpanded.js';

type NearbyPlist = Pick<PlistContents, 'uri' | 'kind' | 'root' | 'neighbors'>;

/** Bundles that are signed with entitlements. */
const signedKinds: ReadonlySet<DocumentKind> = new Set([
	'dext',
	'systemExtension',
	'hostApp',
	'appExtension',
	'other',
]);

/** The entitlements of the bundle of an Info.plist: one file, or one for each configuration. Empty where that is not clear. */
export function entitlementsOf(plist: NearbyPlist): readonly DriverPlist[] {
	if (!isInfoPlist(plist)) return [];
	const { inFolder, ofTarget } = plist.neighbors;
	const files = [...inFolder, ...ofTarget].filter(isEntitlements);
	return entitlementsAmong(files, plist, inFolder.filter(isInfoPlist), plist.neighbors);
}

/** The Info.plist of the bundle that is signed with an entitlements file; undefined where that is not clear. */
export function infoPlistOf(plist: NearbyPlist): DriverPlist | undefined {
	const owners = ownersOf(plist);
	return owners.length === 1 ? owners[0] : undefined;
}

/** As `infoPlistOf`; of several, those for which the project names these entitlements, and no others. */
export function infoPlistsOf(plist: NearbyPlist): readonly DriverPlist[] {
	const owners = ownersOf(plist);
	if (owners.length <= 1) return owners;
	return owners.filter((info) => {
		const named = namedEntitlements(plist.neighbors.targets, info);
		return named.length === 1 && namesFile(named, plist.uri);
	});
}

function ownersOf(plist: NearbyPlist): readonly DriverPlist[] {
	if (!isEntitlements(plist)) return [];
	const { inFolder, ofTarget } = plist.neighbors;
	const infos = inFolder.filter(isInfoPlist);
	const files = [plist, ...inFolder.filter(isEntitlements)];
	return [...infos, ...ofTarget.filter(isInfoPlist)].filter((info) => {
		const others = infos.filter((other) => other !== info);
		return entitlementsAmong(files, info, others, plist.neighbors).includes(plist);
	});
}

/** The product that is signed with an entitlements file: that of its targets; `any` for a file that different ones share. */
export function productSignedWith(plist: NearbyPlist, root: Dict): SignedProduct {
	const { uri, neighbors } = plist;
	const owners = neighbors.targets.filter(({ files }) => namesFile(files, uri));
	const [kind, ...others] = new Set(owners.map((owner) => owner.kind));
	if (others.length === 0 && isSignedProduct(kind)) return kind;
	return owners.length > 1 ? 'any' : signedProductOf(root, uri, infoPlistOf(plist));
}

/** Those that a project names for an Info.plist, or else those that belong to it by their names. */
function entitlementsAmong<File extends NearbyPlist>(
	files: readonly File[],
	info: NearbyPlist,
	others: readonly NearbyPlist[],
	{ targets }: Neighbors,
): readonly File[] {
	const named = namedEntitlements(targets, info);
	if (named.length > 0) return files.filter(isAtOneOf(named, files));
	const free = files.filter(({ uri }) => !targets.some((target) => namesFile(target.files, uri)));
	return chooseEntitlements(info, others, free);
}

/** The URIs of the entitlements that project files name for an Info.plist, one for each configuration, also by a variable only or with the name of another property list. Targets of its kind come before others that share it. */
export function namedEntitlements(
	targets: readonly TargetFiles[],
	{ uri, kind }: Pick<PlistContents, 'uri' | 'kind'>,
): readonly string[] {
	const all = targets.filter(({ files }) => namesFile(files, uri));
	const ofKind = all.filter((target) => target.kind === kind);
	const own = (ofKind.length > 0 ? ofKind : all).flatMap(({ files }) => files);
	return [...new Set(own.filter((each) => isEntitlementsPath(each) || isOtherName(each, uri)))];
}

/** Whether a file that a setting names can be entitlements with a name of their own. */
function isOtherName(uri: string, info: string): boolean {
	if (isInfoPlistPath(uri) || namesFile([uri], info)) return false;
	return isVariable(uri) || /\.plist$/i.test(uri);
}

/** Whether the name of a file in a setting depends on others, such as `$(ENTITLEMENTS_$(CONFIGURATION))`. */
function isVariable(uri: string): boolean {
	return /\$[({]/.test(fileNameOf(decodedUri(uri)));
}

/** The targets without this Info.plist that are signed with the same entitlements. */
export function othersSignedWith(
	targets: readonly TargetFiles[],
	entitlements: Pick<PlistContents, 'uri'>,
	info: Pick<PlistContents, 'uri'>,
): readonly TargetFiles[] {
	return targets.filter(
		({ files }) => namesFile(files, entitlements.uri) && !namesFile(files, info.uri),
	);
}

/** Whether a file is at one of these places, or can be at one that depends on a build setting. */
function isAtOneOf(
	places: readonly string[],
	files: readonly NearbyPlist[],
): (file: NearbyPlist) => boolean {
	const found = files.filter(({ uri }) => namesFile(places, uri));
	const isFound = (place: string) => found.some(({ uri }) => namesFile([place], uri));
	const unknown = places.filter((place) => decodedUri(place).includes('$') && !isFound(place));
	return (file) => found.includes(file) || unknown.some((place) => canBeAt(place, file.uri));
}

/** Folders in which a build writes files. Source: Build settings reference of Xcode. */
const buildFolder =
	/\$[({](?:(?:\w+_)?(?:BUILD|BUILT_PRODUCTS|TEMP|TEMP_FILES?|DERIVED_(?:FILES?|SOURCES?)|OBJECT_FILE)_DIR|BUILD_ROOT|OBJROOT|SYMROOT|DSTROOT)[)}]/;

/**
 * Whether a file can be at a place with variables for folders: it has its name, and is in the folders that are known. With a
 * variable in the name of another one, there is a file of this name for each configuration, in folders of their own.
 */
function canBeAt(place: string, uri: string): boolean {
	const decoded = decodedUri(place);
	if (buildFolder.test(decoded) || hasNestedVariable(decoded)) return false;
	const [pattern, name] = [nameOnVolume(place), nameOnVolume(uri)];
	return fileNameOf(pattern) === fileNameOf(name) && canBecome(pattern, name, 'source');
}

function isEntitlements({ kind }: NearbyPlist): boolean {
	return kind === 'entitlements';
}

/** An Info.plist of a bundle, and not another property list of the project. */
function isInfoPlist({ uri, kind, root }: NearbyPlist): boolean {
	return signedKinds.has(kind) && looksLikeInfoPlist(uri, root);
}

/**
 * The entitlements of one Info.plist in a folder. If the folder has several, the names must match: `Widget-Info.plist`
 * and `Widget.entitlements`. Otherwise all are its entitlements, except those that are obviously of another product.
 */
function chooseEntitlements<File extends NearbyPlist>(
	info: NearbyPlist,
	others: readonly NearbyPlist[],
	files: readonly File[],
): readonly File[] {
	if (others.length > 0) return files.filter(({ uri }) => areNamedAlike(uri, info.uri));
	const named = files.filter((file) => isNamedFor(file, info));
	if (named.length > 0) return named;
	const isOther = files.length === 1 ? isForOther : isOfOtherProduct;
	return files.filter((file) => !isOther(file, info));
}

/** Whether the names of two files differ only in words that all names have: `Widget-Info.plist` and `Widget.entitlements`. */
export function areNamedAlike(uri: string, other: string): boolean {
	const name = nameOfBundle(uri);
	return name !== '' && name === nameOfBundle(other);
}

/** Whether the name of a file has only words that all names have: `Info.plist`. */
export function hasUsualName(uri: string): boolean {
	return nameOfBundle(uri) === '';
}

/** Whether a file is that of an Info.plist among several in a folder; the folder has the name of an `Info.plist` only. */
export function isNamedAmongSeveral(uri: string, info: string): boolean {
	return areNamedAlike(uri, info) || (hasUsualName(info) && isNamedFor({ uri }, { uri: info }));
}

/** Whether an entitlements file has the name of an Info.plist or of its folder, or only words that all names have. */
export function isNamedFor(
	file: Pick<PlistContents, 'uri'>,
	info: Pick<PlistContents, 'uri'>,
): boolean {
	return [nameOfBundle(info.uri), folderNameOf(info.uri)].includes(nameOfBundle(file.uri));
}

function isOfOtherProduct({ root }: NearbyPlist, { kind }: NearbyPlist): boolean {
	const product = root?.type === 'dict' ? productSignOf(root)?.product : undefined;
	return product !== undefined && product !== kind;
}

/** Whether the only file is for another product by its entitlements, and has another name: `Host.entitlements` next to a dext. */
function isForOther(file: NearbyPlist, info: NearbyPlist): boolean {
	const isOfInfo = productOfName(fileNameOf(file.uri)) === info.kind || hasUsualName(file.uri);
	return isSignedProduct(info.kind) && isOfOtherProduct(file, info) && !isOfInfo;
}

/** What is left of the name of a file without the words that all names have: `widget` for `Widget-Info.plist`. */
export function nameOfBundle(uri: string): string {
	return simplified(
		fileNameOf(uri)
			.replace(/\.(?:plist|entitlements|iig|xcent|in|template)\b.*$/i, '')
			.replace(
				/[-_. ]?(?:info|debug|release|entitlements|developer ?id|app ?store)(?=$|[-_. ])/gi,
				'',
			),
	);
}

function folderNameOf(uri: string): string {
	return simplified(fileNameOf(uri.slice(0, Math.max(uri.lastIndexOf('/'), 0))));
}

function simplified(name: string): string {
	return name.replace(/[-_. ]+/g, '').toLowerCase();
}
