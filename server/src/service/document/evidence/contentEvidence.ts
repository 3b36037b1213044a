/** Evidence of the kind of a plist in its keys. */
import { defineMessages } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { providerPrefix } from '../../platform/networkExtensions.js';
import { isDriverKitProxy } from '../../platform/pairings.js';
import { entryLike } from '../../value/entryLike.js';
import { hasKeyOrMisspelling } from '../../value/hasKeyOrMisspelling.js';
import type { Dict, DictEntry, PlistValue } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import type { Personality } from '../driverPlist.js';
import { literalLike, literalOf } from '../literal.js';
import {
	isMisnamedPersonalities,
	looksLikePersonality,
	possiblePersonalities,
} from '../personalities.js';
import { isPersonalities } from '../rootKey.js';
import { type Evidence, weights } from './evidence.js';
import { packageTypeEvidence } from './packageTypeEvidence.js';

const messages = defineMessages('content-evidence', {
	key: "it has '{key}'",
	kernelClass: "a personality has the kernel class '{name}'",
	personalities: 'its entries are personalities',
	personalityKey: "a personality has '{key}'",
	proxy: "a personality has 'IOClass' '{name}'",
});

/** Keys of the root that only one kind has. */
const kindsOfKeys: Readonly<Record<string, readonly [DocumentKind, number]>> = {
	// Of ExtensionKit, as NSExtension for the other app extensions.
	EXAppExtensionAttributes: ['appExtension', weights.unmistakable],
	FSPersonalities: ['fileSystem', weights.unmistakable],
	OSBundleLibraries: ['kext', weights.slight],
	OSBundleUsageDescription: ['dext', weights.strong],
};

/** Keys that only apps have. */
const appKeys = [
	'NSMainStoryboardFile',
	'NSMainNibFile',
	'UIApplicationSceneManifest',
	'UILaunchScreen',
	'UILaunchStoryboardName',
	'UIMainStoryboardFile',
	'CFBundleURLTypes',
	'CFBundleDocumentTypes',
	'SUFeedURL',
	'LSApplicationCategoryType',
];

/** Evidence of the content. `kext` includes `codelessKext`. */
export function contentEvidence(
	root: PlistValue | undefined,
	personalities: readonly Personality[],
): readonly Evidence[] {
	if (root?.type !== 'dict') return [];
	const ofEntitlements = entitlementsEvidence(root);
	if (ofEntitlements.length > 0) return ofEntitlements;
	const ofFragment = fragmentEvidence(root);
	if (ofFragment.length > 0) return ofFragment;
	const others = [
		...keyEvidence(root),
		...appExtensionEvidence(root),
		...extensionEvidence(root),
		...driverEvidence(root, personalities),
	];
	return [...packageTypeEvidence(root, others), ...others];
}

function keyEvidence(root: Dict): readonly Evidence[] {
	return Object.entries(kindsOfKeys).flatMap(([name, [kind, weight]]) => {
		const entry = entryLike(root, [name]);
		if (!entry) return [];
		const isOfApp = kind === 'dext' && describesDextOfApp(root);
		const reason = messages.key({ key: entry.key });
		return [{ kind: isOfApp ? 'hostApp' : kind, weight, reason, entry }];
	});
}

/** Whether OSBundleUsageDescription is that of an app: Apple describes it as the reason why an app installs a driver, and Xcode offers it for apps. */
function describesDextOfApp(root: Dict): boolean {
	if (personalitiesEntry(root)) return false;
	return literalLike(root, 'CFBundlePackageType') === 'APPL' || looksLikeApp(root);
}

/** NSExtension, which often stays in a system extension that was an app extension before. No app has it. */
function appExtensionEvidence(root: Dict): readonly Evidence[] {
	const entry = entryLike(root, ['NSExtension']);
	if (!entry) return [];
	const { declares, usage } = extensionEntries(root);
	const isMixed =
		declares !== undefined ||
		usage !== undefined ||
		literalLike(root, 'CFBundlePackageType') === 'SYSX';
	const weight = isMixed ? weights.usual : weights.strong;
	return [{ kind: 'appExtension', weight, reason: messages.key({ key: entry.key }), entry }];
}

/** Keys of system extensions, some of which apps that install them have as well. */
function extensionEvidence(root: Dict): readonly Evidence[] {
	const { declares, network, usage } = extensionEntries(root);
	const of = (kind: DocumentKind, weight: number, entry: DictEntry): Evidence => ({
		kind,
		weight,
		reason: messages.key({ key: entry.key }),
		entry,
	});
	const found: Evidence[] = [];
	if (declares) found.push(of('systemExtension', weights.strong, declares));
	else if (usage) found.push(of('systemExtension', weights.usual, usage));
	if (network && !declares) {
		found.push(of('hostApp', usage ? weights.slight : weights.usual, network));
	}
	const appKey = appKeys.find((key) => root.get(key));
	const ofApp = appKey === undefined ? undefined : root.get(appKey);
	if (ofApp && found.length > 0) found.push(of('hostApp', weights.strong, ofApp));
	return found;
}

/** The entries about extensions: one that makes the bundle an extension, NetworkExtension, and the description. */
function extensionEntries(
	root: Dict,
): Readonly<Record<'declares' | 'network' | 'usage', DictEntry | undefined>> {
	const network = entryLike(root, ['NetworkExtension']);
	const isProvider = network && (network.value.type !== 'dict' || isOfProvider(network.value));
	const declares =
		entryLike(root, ['CMIOExtension']) ??
		root.entries.find(({ key }) => /^NSEndpointSecurity/i.test(key)) ??
		entryLike(root, ['NSEndpointSecurityEarlyBoot', 'NSEndpointSecurityMachServiceName']) ??
		(isProvider ? network : undefined);
	return { declares, network, usage: entryLike(root, ['NSSystemExtensionUsageDescription']) };
}

/** Whether a NetworkExtension dictionary is that of the extension; apps repeat the name of its service only. */
function isOfProvider(dict: Dict): boolean {
	return (
		hasKeyOrMisspelling(dict, 'NEProviderClasses') ||
		!hasKeyOrMisspelling(dict, 'NEMachServiceName') ||
		dict.entries.some(({ value }) => value.type === 'dict' && namesProvider(value))
	);
}

/** Whether a dictionary is one of classes by provider, whatever its key is. */
function namesProvider({ entries }: Dict): boolean {
	return entries.some(({ key }) => key.trim().toLowerCase().startsWith(providerPrefix));
}

/** Personalities, also where none is read: a level too high, in an array, or under a misspelled name. */
function driverEvidence(root: Dict, personalities: readonly Personality[]): readonly Evidence[] {
	const found: Evidence[] = [];
	const add = (evidence: Evidence | undefined): void => {
		if (evidence && !found.some(({ reason }) => reason.id === evidence.reason.id))
			found.push(evidence);
	};
	const named = personalitiesEntry(root);
	if (named) {
		const reason = messages.key({ key: named.key });
		found.push({ kind: 'kext', also: 'dext', weight: weights.weak, reason, entry: named });
	}
	const isPersonality = named !== undefined || root.get('IOProviderClass') !== undefined;
	for (const dict of possiblePersonalities(root)) {
		add(dict === root && !isPersonality ? strayEvidence(root) : dextEvidence(dict));
	}
	for (const { dict } of personalities) add(kernelEvidence(dict));
	return found;
}

/** The list of personalities, also under a misspelled name. */
function personalitiesEntry(root: Dict): DictEntry | undefined {
	return (
		root.entries.find((entry) => isPersonalities(entry.key) || isMisnamedPersonalities(entry)) ??
		entryLike(root, ['IOKitPersonalities'])
	);
}

function dextEvidence(dict: Dict): Evidence | undefined {
	const entry = dextEntry(dict);
	if (entry) {
		const reason = messages.personalityKey({ key: entry.key });
		return { kind: 'dext', weight: weights.unmistakable, reason, entry };
	}
	const ofClass = dict.get('IOClass');
	const name = stringAt(dict, 'IOClass');
	if (!ofClass || !isDriverKitProxy(name)) return undefined;
	const reason = messages.proxy({ name });
	return { kind: 'dext', weight: weights.unmistakable, reason, entry: ofClass };
}

/** A key of a personality at the root of a bundle without personalities, which may be the app of a dext. */
function strayEvidence(root: Dict): Evidence | undefined {
	const entry = dextEntry(root);
	const reason = entry && messages.key({ key: entry.key });
	return reason && { kind: 'dext', weight: weights.usual, reason, entry };
}

/** xnu IOService.cpp:probeCandidates launches a process for IOUserServerName. */
function dextEntry(dict: Dict): DictEntry | undefined {
	return entryLike(dict, ['IOUserServerName', 'IOUserClass']);
}

function kernelEvidence(dict: Dict): Evidence | undefined {
	const entry = dict.get('IOClass');
	const name = entry && literalOf(entry.value);
	if (!entry || name === undefined || isDriverKitProxy(name) || dextEntry(dict)) return undefined;
	return { kind: 'kext', weight: weights.slight, reason: messages.kernelClass({ name }), entry };
}

function entitlementsEvidence(root: Dict): readonly Evidence[] {
	let first: string | undefined;
	for (const { key } of root.entries) {
		if (/^(?:CFBundle|OSBundle|IOKitPersonalit)/.test(key)) return [];
		if (first === undefined && /^com\.apple\.(?:developer|security)\./.test(key)) first = key;
	}
	if (first === undefined) return [];
	const reason = messages.key({ key: first });
	return [{ kind: 'entitlements', weight: weights.strong, reason }];
}

/** The content of IOKitPersonalities, or of one personality, without the rest of the plist. */
function fragmentEvidence(root: Dict): readonly Evidence[] {
	const { entries } = root;
	if (entries.some(({ key }) => /^(?:CFBundle|OSBundle|IOKitPersonalit|IOObjectClass)/.test(key)))
		return [];
	const isOne = looksLikePersonality(root);
	const isMany = entries.length > 0 && entries.every(({ value }) => looksLikePersonality(value));
	if (!isOne && !isMany) return [];
	return [{ kind: 'fragment', weight: weights.strong, reason: messages.personalities() }];
}

/** Further keys of apps. */
const usualAppKeys = [
	'LSRequiresIPhoneOS',
	'LSUIElement',
	'NSAppleScriptEnabled',
	'NSServices',
	'UIBackgroundModes',
	'UIRequiredDeviceCapabilities',
	'UISupportedInterfaceOrientations',
];

/** Whether the root dictionary has what apps have, and no extension needs. */
export function looksLikeApp(root: Dict): boolean {
	const isApp = stringAt(root, 'NSPrincipalClass').endsWith('Application');
	return isApp || [...appKeys, ...usualAppKeys].some((key) => root.get(key));
}
