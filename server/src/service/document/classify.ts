/** Which kind of bundle a plist describes, and whether it is an input of Xcode or lies in a bundle. */

import { ownerOf } from '../platform/classes.js';
import { type DocumentKind, documentKinds } from '../platform/documentKind.js';
import { isDriverKitProxy } from '../platform/pairings.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import type { Dict, DictEntry, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { kindFromPath, liesInBundle } from './bundlePath.js';
import { commentDirectives, settingsDirective } from './commentDirectives.js';
import type { DocumentForm, Personality, PlistContents } from './driverPlist.js';
import { isMisnamedList, meantAsPersonality } from './personalities.js';
import { variantsIn } from './rootEntries.js';
import { splitRootKey } from './rootKey.js';
import { isToken } from './unexpanded.js';

/** The kind that a comment `<!-- driver-plist: kind=dext -->` names, if there is one. */
export function kindFromComment(syntax: ParseResult): DocumentKind | undefined {
	const settings = commentDirectives(syntax).filter(({ name }) => name.text === settingsDirective);
	return documentKinds.find((kind) => settings.some(({ rest }) => rest.text === `kind=${kind}`));
}

/**
 * The form of a plist. Only what certainly lies in a bundle is `built`, since more is asked of it: by its folder,
 * or by the keys that Xcode writes at the end of a build. Where a token stands for the version, the folder is one of sources.
 */
export function formOf(root: PlistValue | undefined, uri: string): DocumentForm {
	if (root?.type !== 'dict') return liesInBundle(uri) ? 'built' : 'source';
	if (['BuildMachineOSBuild', 'DTXcodeBuild'].some((key) => literal(root, key) !== undefined)) {
		return 'built';
	}
	return liesInBundle(uri) && !isToken(stringAt(root, 'CFBundleVersion')) ? 'built' : 'source';
}

/** What is known of a plist before its kind is. */
export interface Contents {
	readonly root: PlistValue | undefined;
	readonly personalities: readonly Personality[];
	readonly form: DocumentForm;
}

/** A kind, and whether more than the keys of the plist speak for it. */
export type Classification = Pick<PlistContents, 'kind' | 'kindIsCertain'>;

/** The kind by the bundle folder. */
export function classifyPath(
	uri: string,
	{ root, ...contents }: Contents,
): Classification | undefined {
	const kind = kindFromPath(uri);
	if (kind !== 'kext' || root?.type !== 'dict') return kind && certainly(kind);
	return certainly(kextKind({ root, ...contents }));
}

/** The kind by what the plist itself says; undefined where it says nothing of drivers. */
export function classifyContent(contents: Contents): Classification | undefined {
	const { root } = contents;
	if (root?.type !== 'dict') return undefined;
	const bundle = { ...contents, root };
	const written = kindFromPackageType(bundle);
	if (written) return certainly(written);
	const isDext =
		root.get('OSBundleUsageDescription') || [...meantAsPersonality(root)].some(isOfDext);
	if (isDext) return guessed('dext');
	if (root.entries.some(isOfDriver)) return guessed(kextKind(bundle));
	if (mentionsExtensions(root)) return guessed(looksLikeApp(root) ? 'hostApp' : 'systemExtension');
	return looksLikeEntitlements(root) ? guessed('entitlements') : undefined;
}

export function certainly(kind: DocumentKind): Classification {
	return { kind, kindIsCertain: true };
}

function guessed(kind: DocumentKind): Classification {
	return { kind, kindIsCertain: false };
}

interface Bundle extends Contents {
	readonly root: Dict;
}

/** The kind that the package type names, unless what the personalities start can only be a dext: then the type is the mistake. */
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

/** Whether a personality starts the process of a dext (xnu IOService.cpp:probeCandidates), or has a class that makes sense in one alone. */
function launchesDext(dict: Dict): boolean {
	return dict.get('IOUserServerName') !== undefined || isDriverKitProxy(stringAt(dict, 'IOClass'));
}

function isOfDext(dict: Dict): boolean {
	return dict.get('IOUserClass') !== undefined || launchesDext(dict);
}

function isOfDriver(entry: DictEntry): boolean {
	return (
		['IOKitPersonalities', 'OSBundleLibraries'].includes(splitRootKey(entry.key).name) ||
		isMisnamedList(entry)
	);
}

/**
 * A kext without CFBundleExecutable is codeless where it lies in a bundle; a source plist may get the key from Xcode,
 * so there all its personalities must rely on other kexts as well; where its own name is not known, on Apple's.
 */
function kextKind({ root, personalities, form }: Bundle): 'kext' | 'codelessKext' {
	if (root.get('CFBundleExecutable') || personalities.length === 0) return 'kext';
	if (form === 'built') return 'codelessKext';
	const own = literal(root, 'CFBundleIdentifier');
	const reliesOnOther = ({ dict }: Personality): boolean => {
		const named = literal(dict, 'CFBundleIdentifier');
		const other = named === undefined || named === own ? classOwnerOf(root, dict) : named;
		if (other === undefined || other === own) return false;
		return own !== undefined || other.startsWith('com.apple.');
	};
	return personalities.every(reliesOnOther) ? 'codelessKext' : 'kext';
}

/**
 * The kext whose class a personality uses while it names its own bundle, or none. Nothing is certain where the bundle links
 * with libraries, which code alone does, where it is Apple's, and of classes of the kernel itself.
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
			key.startsWith('NSEndpointSecurity'),
	);
}

/** Whether a root dict has keys that only apps have. */
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

/** The string of a key where no build variable stands in it. */
function literal(dict: Dict, key: string): string | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'string' && value.variables.length === 0 ? value.value : undefined;
}
