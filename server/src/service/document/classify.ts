/** Determines which kind of bundle a plist describes, and whether it is an input of Xcode or part of a bundle. */

import { ownerOf } from '../platform/classes.js';
import { type DocumentKind, documentKinds } from '../platform/documentKind.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { isToken } from '../value/tokens.js';
import { isInBundle, kindFromPath } from './bundlePath.js';
import { commentDirectives, settingsDirective } from './commentDirectives.js';
import type { DocumentForm, Personality, PlistContents } from './driverPlist.js';
import { isMisnamedPersonalities, possiblePersonalities } from './personalities.js';
import { variantsIn } from './rootEntries.js';
import { splitRootKey } from './rootKey.js';

/** The kind in a comment such as `<!-- driver-plist: kind=dext -->`, if there is one. */
export function kindFromComment(syntax: ParseResult): DocumentKind | undefined {
	const settings = commentDirectives(syntax).filter(({ name }) => name.text === settingsDirective);
	return documentKinds.find((kind) => settings.some(({ rest }) => rest.text === `kind=${kind}`));
}

/**
 * The form of a plist. It is `built` only if it is certainly in a bundle, since more is required then: by its folder,
 * or by the keys that Xcode adds in a build. If one of them or the version is a token, the file is a template.
 */
export function formOf(root: PlistValue | undefined, uri: string): DocumentForm {
	if (root?.type !== 'dict') return isInBundle(uri) ? 'built' : 'source';
	const stamps = ['BuildMachineOSBuild', 'DTXcodeBuild'].map((key) => literal(root, key));
	if (stamps.some((stamp) => stamp !== undefined && !isToken(stamp))) return 'built';
	return isInBundle(uri) && !isToken(stringAt(root, 'CFBundleVersion')) ? 'built' : 'source';
}

/** The content of a plist whose kind is not known yet. */
export interface Contents {
	readonly root: PlistValue | undefined;
	readonly personalities: readonly Personality[];
	readonly form: DocumentForm;
}

/** A kind, and whether it follows from more than the keys of the plist. */
export type Classification = Pick<PlistContents, 'kind' | 'kindIsCertain'>;

/** The kind by the bundle folder. */
export function classifyPath(
	uri: string,
	{ root, ...contents }: Contents,
): Classification | undefined {
	const kind = kindFromPath(uri);
	if (kind !== 'kext' || root?.type !== 'dict') return kind && certainKind(kind);
	return certainKind(kextKind({ root, ...contents }));
}

/** The kind by the content of the plist; undefined if it is not about drivers. */
export function classifyContent(contents: Contents): Classification | undefined {
	const { root } = contents;
	if (root?.type !== 'dict') return undefined;
	// A file system bundle may list the libraries of its kext.
	if (root.get('FSPersonalities')) return undefined;
	const bundle = { ...contents, root };
	const written = kindFromPackageType(bundle);
	if (written) return certainKind(written);
	const isDext =
		root.get('OSBundleUsageDescription') || [...possiblePersonalities(root)].some(isOfDext);
	if (isDext) return likelyKind('dext');
	if (root.entries.some(isOfDriver)) return likelyKind(kextKind(bundle));
	if (mentionsExtensions(root))
		return likelyKind(looksLikeApp(root) ? 'hostApp' : 'systemExtension');
	return looksLikeEntitlements(root) ? likelyKind('entitlements') : undefined;
}

export function certainKind(kind: DocumentKind): Classification {
	return { kind, kindIsCertain: true };
}

function likelyKind(kind: DocumentKind): Classification {
	return { kind, kindIsCertain: false };
}

interface Bundle extends Contents {
	readonly root: Dict;
}

/** The kind by the package type, or dext if the personalities can only start one: then the type is the mistake. */
function kindFromPackageType(bundle: Bundle): DocumentKind | undefined {
	const { root, personalities } = bundle;
	const dexts = personalities.filter(({ dict }) => launchesDext(dict)).length;
	switch (literal(root, 'CFBundlePackageType')) {
		case 'DEXT':
			return 'dext';
		case 'KEXT':
			return dexts > 0 && dexts === personalities.length ? 'dext' : kextKind(bundle);
		case 'SYSX':
			return dexts > 0 ? 'dext' : 'systemExtension';
		case 'APPL':
			if (dexts > 0) return 'dext';
			return mentionsExtensions(root) ? 'hostApp' : 'other';
		default:
			return undefined;
	}
}

/** Whether a personality launches a dext (xnu IOService.cpp:probeCandidates), or has a class that only dexts use. */
function launchesDext(dict: Dict): boolean {
	return dict.get('IOUserServerName') !== undefined || isDriverKitProxy(stringAt(dict, 'IOClass'));
}

function isOfDext(dict: Dict): boolean {
	return dict.get('IOUserClass') !== undefined || launchesDext(dict);
}

function isOfDriver(entry: DictEntry): boolean {
	return (
		['IOKitPersonalities', 'OSBundleLibraries'].includes(splitRootKey(entry.key).name) ||
		isMisnamedPersonalities(entry)
	);
}

/**
 * A built kext without CFBundleExecutable is codeless. Xcode may add the key to a source plist, so its personalities
 * must all use other kexts as well; if the identifier of the bundle is not known, kexts of Apple.
 */
function kextKind({ root, personalities, form }: Bundle): 'kext' | 'codelessKext' {
	if (personalities.length === 0 || hasKeyOrMisspelling(root, 'CFBundleExecutable')) return 'kext';
	if (form === 'built') return 'codelessKext';
	const own = literal(root, 'CFBundleIdentifier');
	const usesOtherKext = ({ dict }: Personality): boolean => {
		const named = literal(dict, 'CFBundleIdentifier');
		const other = named === undefined || named === own ? classOwnerOf(root, dict) : named;
		if (other === undefined || other === own) return false;
		return own !== undefined || other.startsWith('com.apple.');
	};
	return personalities.every(usesOtherKext) ? 'codelessKext' : 'kext';
}

/**
 * The other kext whose class a personality uses although it names its own bundle, or no bundle. Undefined for bundles that
 * link with libraries, which only code does, for bundles of Apple, and for classes of the kernel itself.
 */
function classOwnerOf(root: Dict, dict: Dict): string | undefined {
	const own = stringAt(root, 'CFBundleIdentifier');
	const named = dict.get('CFBundleIdentifier');
	if (named && stringAt(dict, 'CFBundleIdentifier') !== own) return undefined;
	if (variantsIn(root, 'OSBundleLibraries').length > 0 || own.startsWith('com.apple.'))
		return undefined;
	const owner = ownerOf(stringAt(dict, 'IOClass'));
	return owner?.startsWith('com.apple.kpi.') ? undefined : owner;
}

function mentionsExtensions(root: Dict): boolean {
	return root.entries.some(
		({ key }) =>
			key === 'NSSystemExtensionUsageDescription' ||
			key === 'NetworkExtension' ||
			key === 'CMIOExtension' ||
			/^NSEndpointSecurity/i.test(key),
	);
}

/** Whether the root dictionary has keys that only apps have. */
export function looksLikeApp(root: Dict): boolean {
	return ['NSMainStoryboardFile', 'NSMainNibFile', 'UIApplicationSceneManifest'].some((key) =>
		root.get(key),
	);
}

function looksLikeEntitlements(root: Dict): boolean {
	let entitlements = false;
	for (const { key } of root.entries) {
		if (key.startsWith('CFBundle')) return false;
		entitlements ||= /^com\.apple\.(developer|security)\./.test(key);
	}
	return entitlements;
}

/** The string of a key; undefined if it contains a build variable. */
function literal(dict: Dict, key: string): string | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'string' && value.variables.length === 0 ? value.value : undefined;
}
