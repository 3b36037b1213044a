/** Which kind of bundle a plist describes, and whether it is an input of Xcode or lies in a bundle. */
import type { Dict, PlistValue } from '../value/plistValue.js';
import {
	type DocumentForm,
	type DocumentKind,
	documentKinds,
	type Personality,
} from './driverPlist.js';

const productTypePrefix = 'com.apple.product-type.';

/** The kind that a comment `<!-- driver-plist: kind=dext -->` names, if there is one. */
export function kindFromComment(text: string): DocumentKind | undefined {
	const named = /<!--\s*driver-plist:\s*kind=([A-Za-z]+)\s*-->/.exec(text)?.[1];
	return documentKinds.find((kind) => kind === named);
}

/** The bundle whose Info.plist a path is, by its folder; `kext` stands for both kinds of kext. */
export function kindFromPath(
	uri: string,
): 'dext' | 'kext' | 'systemExtension' | 'entitlements' | undefined {
	if (/\.entitlements$/i.test(uri)) return 'entitlements';
	const bundle = /\.(dext|kext|systemextension)\/(?:Contents\/)?[^/]*\.plist[^/]*$/i.exec(uri)?.[1];
	switch (bundle?.toLowerCase()) {
		case 'dext':
			return 'dext';
		case 'kext':
			return 'kext';
		case 'systemextension':
			return 'systemExtension';
		default:
			return undefined;
	}
}

/**
 * The form of a plist. Only what certainly lies in a bundle is `built`, since more is asked of it:
 * by its folder, or by the keys that Xcode writes at the end of a build.
 */
export function formOf(root: PlistValue | undefined, uri: string): DocumentForm {
	const fromPath = kindFromPath(uri);
	if (fromPath && fromPath !== 'entitlements') return 'built';
	if (root?.type !== 'dict') return 'source';
	return ['BuildMachineOSBuild', 'DTXcodeBuild'].some((key) => literal(root, key) !== undefined)
		? 'built'
		: 'source';
}

/** The kind by what the plist itself says; undefined where it says nothing of drivers. */
export function kindFromContent(
	root: PlistValue | undefined,
	personalities: readonly Personality[],
	form: DocumentForm,
	productType: string | undefined,
): DocumentKind | undefined {
	if (root?.type !== 'dict') return undefined;
	const isDext = personalities.some(
		({ dict }) => dict.get('IOUserServerName') || dict.get('IOUserClass'),
	);
	switch (literal(root, 'CFBundlePackageType')) {
		case 'DEXT':
			return 'dext';
		case 'KEXT':
			return kextKind(root, personalities, form);
		case 'SYSX':
			return 'systemExtension';
		case 'APPL':
			return mentionsExtensions(root) ? 'hostApp' : undefined;
	}
	if (isDext) return 'dext';
	const fromProduct = kindFromProduct(productType);
	if (fromProduct) {
		return fromProduct === 'kext' ? kextKind(root, personalities, form) : fromProduct;
	}
	if (root.get('IOKitPersonalities') || root.get('OSBundleLibraries')) {
		return kextKind(root, personalities, form);
	}
	if (mentionsExtensions(root)) return looksLikeApp(root) ? 'hostApp' : 'systemExtension';
	return looksLikeEntitlements(root) ? 'entitlements' : undefined;
}

/** What the project's target makes of the plist. */
function kindFromProduct(productType: string | undefined): DocumentKind | undefined {
	if (!productType?.startsWith(productTypePrefix)) return undefined;
	switch (productType.slice(productTypePrefix.length)) {
		case 'driver-extension':
			return 'dext';
		case 'kernel-extension':
		case 'kernel-extension.iokit':
			return 'kext';
		case 'system-extension':
			return 'systemExtension';
		default:
			return undefined;
	}
}

/**
 * A kext without CFBundleExecutable is codeless where it lies in a bundle; a source plist may get the key from Xcode,
 * so there all its personalities must name other kexts as well; where its own name is not known, Apple's.
 */
export function kextKind(
	root: Dict,
	personalities: readonly Personality[],
	form: DocumentForm,
): 'kext' | 'codelessKext' {
	if (root.get('CFBundleExecutable') || personalities.length === 0) return 'kext';
	if (form === 'built') return 'codelessKext';
	const own = literal(root, 'CFBundleIdentifier');
	const namesOther = ({ dict }: Personality): boolean => {
		const named = literal(dict, 'CFBundleIdentifier');
		if (named === undefined || named === own) return false;
		return own !== undefined || named.startsWith('com.apple.');
	};
	return personalities.every(namesOther) ? 'codelessKext' : 'kext';
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

function looksLikeApp(root: Dict): boolean {
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
