/** Determines which kind of bundle a plist describes, and whether it is an input of Xcode or part of a bundle. */
import { defineMessages } from '../messages/message.js';
import { ownerOf } from '../platform/classes.js';
import { type DocumentKind, documentKinds } from '../platform/documentKind.js';
import type { ParseResult } from '../syntax/syntaxTree.js';
import { entryLike } from '../value/entryLike.js';
import { hasKeyOrMisspelling } from '../value/hasKeyOrMisspelling.js';
import type { Dict, PlistValue } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import { hasToken } from '../value/tokens.js';
import { valuesIn } from '../value/valuesIn.js';
import { isInBundle, isTemplatePath } from './bundlePath.js';
import { commentDirectives, settingsDirective } from './commentDirectives.js';
import type { DocumentForm, Neighbors, Personality } from './driverPlist.js';
import { contentEvidence, looksLikeApp } from './evidence/contentEvidence.js';
import {
	type Classification,
	contradictionsIn,
	type Evidence,
	weigh,
} from './evidence/evidence.js';
import { neighborEvidence } from './evidence/neighborEvidence.js';
import { pathEvidence } from './evidence/pathEvidence.js';
import { literal, literalLike } from './literal.js';
import { looksLikeInfoPlist } from './looksLikeInfoPlist.js';
import { unreadPersonalities } from './personalities.js';
import { variantsIn } from './rootEntries.js';

/** The kind in the first comment such as `<!-- driver-plist: kind=dext -->` with a known kind. */
export function kindFromComment(syntax: ParseResult): DocumentKind | undefined {
	for (const { name, option } of commentDirectives(syntax)) {
		if (name.text !== settingsDirective) continue;
		const stated = documentKinds.find((kind) => option.text === `kind=${kind}`);
		if (stated) return stated;
	}
	return undefined;
}

/**
 * The form of a plist. It is `built` only if it is certainly in a bundle, since more is required then: by its folder,
 * or by the keys that Xcode adds in a build. Keys in a text with build variables, which Xcode would have replaced, are
 * copied. If the version is a token, the folder is a template of a bundle; a file that is named as a template, or that a
 * project makes a product with, is always a source.
 */
export function formOf(
	root: PlistValue | undefined,
	uri: string,
	{ products }: Pick<Neighbors, 'products'>,
): DocumentForm {
	if (isTemplatePath(uri) || products.length > 0) return 'source';
	if (root?.type !== 'dict') return isInBundle(uri) ? 'built' : 'source';
	if (hasToken(stringAt(root, 'CFBundleVersion'))) return 'source';
	if (isInBundle(uri)) return 'built';
	const added = ['BuildMachineOSBuild', 'DTXcodeBuild'].some((key) => {
		const text = literal(root, key);
		return text !== undefined && !hasToken(text);
	});
	return added && !hasVariables(root) ? 'built' : 'source';
}

/** Whether a string contains a variable of Xcode, such as `$(PRODUCT_NAME)`. */
function hasVariables(root: Dict): boolean {
	for (const value of valuesIn(root)) {
		if (value.type !== 'string') continue;
		if (value.variables.some(({ written }) => /^\$[({]/.test(written))) return true;
	}
	return false;
}

/** A plist whose kind is not known yet. */
export interface Unclassified {
	readonly uri: string;
	readonly root: PlistValue | undefined;
	readonly personalities: readonly Personality[];
	readonly form: DocumentForm;
	readonly neighbors: Neighbors;
}

const unknown: Classification = {
	kind: 'other',
	confidence: 'likely',
	reasons: [],
	contenders: [],
	totals: new Map(),
};

const codeless = defineMessages('codeless-kext', {
	noExecutable: "it has no 'CFBundleExecutable'",
});

const messages = defineMessages('stated-kind', {
	caller: 'a person or a program specified it',
	comment: "a comment in it has 'kind={kind}'",
	settings: "'kinds' in the settings matches its path",
});

/** The kind that a person states, and where: nothing else counts. */
export function statedKind(kind: DocumentKind, where: keyof typeof messages): Classification {
	return { kind, confidence: 'certain', reasons: [messages[where]({ kind })], contenders: [] };
}

/** The kind with the most evidence; `other` if nothing is about drivers. */
export function classify(plist: Unclassified): Classification {
	const { uri, root, personalities, neighbors } = plist;
	const path = pathEvidence(uri);
	const content = contentEvidence(root, personalities);
	const mayBe = (kind: DocumentKind): boolean => canBe(kind, root, content);
	const isOfApp = (kind: DocumentKind): boolean => isApp(root, kind, [...path, ...content]);
	const found =
		weigh([
			...path,
			...content,
			...(looksLikeInfoPlist(uri, root) ? neighborEvidence(uri, neighbors, mayBe, isOfApp) : []),
		]) ?? unknown;
	const contradictions = contradictionsIn(content, found);
	const isCodeless =
		found.kind === 'kext' &&
		root?.type === 'dict' &&
		kextKind({ ...plist, root }) === 'codelessKext';
	if (!isCodeless) return { ...found, contradictions };
	const [first, ...others] = found.reasons;
	const reasons = [...(first ? [first] : []), codeless.noExecutable(), ...others];
	return { ...found, kind: 'codelessKext', reasons, contradictions };
}

/** The kinds of bundles with a package type, which files near them may be about. */
const kindsOfPackageTypes: Readonly<Record<string, readonly DocumentKind[]>> = {
	APPL: ['hostApp'],
	BNDL: [],
	DEXT: ['dext'],
	FMWK: [],
	KEXT: ['kext'],
	SYSX: ['systemExtension'],
	'XPC!': ['appExtension'],
	fs: ['fileSystem'],
};

/**
 * Whether a plist with this content can be of a kind that files near it suggest. One without personalities that declares
 * another kind, or has what only other products have, is not a dext because of a dext in its folder.
 */
function canBe(
	kind: DocumentKind,
	root: PlistValue | undefined,
	content: readonly Evidence[],
): boolean {
	const isOpen = content.some((each) => each.kind === 'kext' || each.kind === kind);
	if (root?.type !== 'dict' || isOpen) return true;
	const type = literal(root, 'CFBundlePackageType') ?? '';
	if (Object.hasOwn(kindsOfPackageTypes, type)) {
		return kindsOfPackageTypes[type]?.includes(kind) === true;
	}
	return kind !== 'dext' || !content.some((each) => otherProducts.has(each.kind));
}

/**
 * Whether a plist is that of an app, and not of an extension whose entitlements it has, such as that of Endpoint Security. Xcode's
 * Info.plist of apps can be left over in an extension, where its folder or other keys show that.
 */
function isApp(
	root: PlistValue | undefined,
	kind: DocumentKind,
	evidence: readonly Evidence[],
): boolean {
	const isForExtension = evidence.some((each) => each.kind === kind);
	return extensions.has(kind) && root?.type === 'dict' && looksLikeApp(root) && !isForExtension;
}

const extensions: ReadonlySet<DocumentKind> = new Set(['dext', 'systemExtension']);

const otherProducts: ReadonlySet<DocumentKind> = new Set([
	'systemExtension',
	'appExtension',
	'hostApp',
	'fileSystem',
]);

interface Bundle extends Unclassified {
	readonly root: Dict;
}

/**
 * A built kext without an executable, its own or a shared one, is codeless. Xcode may add the key to a source plist, so its personalities
 * must all use other kexts as well; if the identifier of the bundle is not known, kexts of Apple.
 */
function kextKind({ root, personalities, form }: Bundle): 'kext' | 'codelessKext' {
	const executables = ['CFBundleExecutable', 'OSBundleSharedExecutableIdentifier'];
	if (executables.some((key) => hasKeyOrMisspelling(root, key))) return 'kext';
	const dicts =
		personalities.length > 0 ? personalities.map(({ dict }) => dict) : unreadPersonalities(root);
	if (dicts.length === 0) return isEmptyInjector(root) ? 'codelessKext' : 'kext';
	if (form === 'built') return 'codelessKext';
	const own = literalLike(root, 'CFBundleIdentifier');
	const usesOtherKext = (dict: Dict): boolean => {
		const named = literalLike(dict, 'CFBundleIdentifier');
		const other = named === undefined || named === own ? classOwnerOf(root, dict) : named;
		if (other === undefined || other === own) return false;
		return own !== undefined || other.startsWith('com.apple.');
	};
	return dicts.every(usesOtherKext) ? 'codelessKext' : 'kext';
}

/** A kext to which personalities are yet to be added: code would need libraries. */
function isEmptyInjector(root: Dict): boolean {
	const list = root.get('IOKitPersonalities')?.value;
	const isEmpty =
		list?.type === 'dict' &&
		list.entries.every(({ value }) => value.type === 'invalid' && value.reason === 'missing');
	return (
		isEmpty &&
		literalLike(root, 'CFBundlePackageType') === 'KEXT' &&
		variantsIn(root, 'OSBundleLibraries').length === 0
	);
}

/**
 * The other kext whose class a personality uses although it names its own bundle, or no bundle. Undefined for bundles that
 * link with libraries, which only code does, for bundles of Apple, and for classes of the kernel itself.
 */
function classOwnerOf(root: Dict, dict: Dict): string | undefined {
	const own = textLike(root, 'CFBundleIdentifier');
	const named = entryLike(dict, ['CFBundleIdentifier']);
	if (named && textLike(dict, 'CFBundleIdentifier') !== own) return undefined;
	if (variantsIn(root, 'OSBundleLibraries').length > 0 || own.startsWith('com.apple.'))
		return undefined;
	const owner = ownerOf(textLike(dict, 'IOClass'));
	return owner?.startsWith('com.apple.kpi.') ? undefined : owner;
}

/** The string of a key that may be misspelled, as `stringAt`. */
function textLike(dict: Dict, key: string): string {
	const value = entryLike(dict, [key])?.value;
	return value?.type === 'string' ? value.value.trim() : '';
}
