/** Evidence of the kind of a plist in its keys. */
import { defineMessages } from '../../messages/message.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { isDriverKitProxy } from '../../platform/pairings.js';
import type { Dict, DictEntry, PlistValue } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import type { Personality } from '../driverPlist.js';
import {
	isMisnamedPersonalities,
	looksLikePersonality,
	possiblePersonalities,
} from '../personalities.js';
import { splitRootKey } from '../rootKey.js';
import { type Evidence, weights } from './evidence.js';

const messages = defineMessages('content-evidence', {
	key: "it has '{key}'",
	kernelClass: "a personality has the kernel class '{name}'",
	personalities: 'its entries are personalities',
	personalityKey: "a personality has '{key}'",
	proxy: "a personality has 'IOClass' '{name}'",
	type: "'CFBundlePackageType' is '{type}'",
});

const kindsOfTypes: Readonly<Record<string, readonly [DocumentKind, number]>> = {
	DEXT: ['dext', weights.declared],
	KEXT: ['kext', weights.declared],
	SYSX: ['systemExtension', weights.declared],
	// XPC services have this type, too.
	'XPC!': ['appExtension', weights.usual],
	fs: ['fileSystem', weights.declared],
};

/** Keys of the root that only one kind has. */
const kindsOfKeys: Readonly<Record<string, readonly [DocumentKind, number]>> = {
	FSPersonalities: ['fileSystem', weights.unmistakable],
	NSExtension: ['appExtension', weights.strong],
	OSBundleLibraries: ['kext', weights.slight],
	OSBundleUsageDescription: ['dext', weights.strong],
};

/** Keys that only apps have. */
const appKeys = [
	'NSMainStoryboardFile',
	'NSMainNibFile',
	'UIApplicationSceneManifest',
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
	return [
		...typeEvidence(root),
		...root.entries.flatMap(keyEvidence),
		...extensionEvidence(root),
		...driverEvidence(root, personalities),
	];
}

function typeEvidence(root: Dict): readonly Evidence[] {
	const type = literal(root, 'CFBundlePackageType');
	if (type === undefined) return [];
	const reason = messages.type({ type });
	const entry = root.get('CFBundlePackageType');
	const at = entry && { entry };
	if (type === 'APPL') {
		return mentionsExtension(root)
			? [{ kind: 'hostApp', weight: weights.declared, reason, ...at }]
			: [{ kind: 'other', weight: weights.usual, reason, ...at }];
	}
	const declared = Object.hasOwn(kindsOfTypes, type) ? kindsOfTypes[type] : undefined;
	return declared ? [{ kind: declared[0], weight: declared[1], reason, ...at }] : [];
}

function keyEvidence(entry: DictEntry): readonly Evidence[] {
	const { key } = entry;
	const found = Object.hasOwn(kindsOfKeys, key) ? kindsOfKeys[key] : undefined;
	if (!found) return [];
	return [{ kind: found[0], weight: found[1], reason: messages.key({ key }), entry }];
}

/** Keys of system extensions, some of which apps that install them have as well. */
function extensionEvidence(root: Dict): readonly Evidence[] {
	const network = root.get('NetworkExtension')?.value;
	const declares = root.entries.find(
		({ key, value }) =>
			key === 'CMIOExtension' ||
			isEndpointSecurityKey(key) ||
			(key === 'NetworkExtension' && (value.type !== 'dict' || isOfProvider(value))),
	);
	const of = (kind: DocumentKind, weight: number, key: string): Evidence => {
		const entry = root.get(key);
		return { kind, weight, reason: messages.key({ key }), ...(entry && { entry }) };
	};
	const found: Evidence[] = [];
	if (declares) found.push(of('systemExtension', weights.strong, declares.key));
	else if (network) found.push(of('hostApp', weights.usual, 'NetworkExtension'));
	else if (root.get('NSSystemExtensionUsageDescription')) {
		found.push(of('systemExtension', weights.usual, 'NSSystemExtensionUsageDescription'));
	}
	const appKey = appKeys.find((key) => root.get(key));
	if (appKey !== undefined && mentionsExtension(root)) {
		found.push(of('hostApp', weights.strong, appKey));
	}
	return found;
}

/** Whether a NetworkExtension dictionary is that of the extension; apps repeat the name of its service only. */
function isOfProvider(dict: Dict): boolean {
	return dict.get('NEProviderClasses') !== undefined || !dict.get('NEMachServiceName');
}

function isEndpointSecurityKey(key: string): boolean {
	return /^NSEndpointSecurity/i.test(key);
}

function mentionsExtension(root: Dict): boolean {
	return root.entries.some(
		({ key }) =>
			key === 'NSSystemExtensionUsageDescription' ||
			key === 'NetworkExtension' ||
			key === 'CMIOExtension' ||
			isEndpointSecurityKey(key),
	);
}

/** Personalities, also where none is read: a level too high, in an array, or under a misspelled name. */
function driverEvidence(root: Dict, personalities: readonly Personality[]): readonly Evidence[] {
	const found: Evidence[] = [];
	const add = (evidence: Evidence | undefined): void => {
		if (evidence && !found.some(({ reason }) => reason.id === evidence.reason.id))
			found.push(evidence);
	};
	const named = root.entries.find(
		(entry) =>
			splitRootKey(entry.key).name === 'IOKitPersonalities' || isMisnamedPersonalities(entry),
	);
	if (named) {
		const reason = messages.key({ key: named.key });
		found.push({ kind: 'kext', weight: weights.weak, reason, entry: named });
	}
	for (const dict of possiblePersonalities(root)) add(dextEvidence(dict));
	for (const { dict } of personalities) add(kernelEvidence(dict));
	return found;
}

function dextEvidence(dict: Dict): Evidence | undefined {
	// xnu IOService.cpp:probeCandidates launches a process for IOUserServerName.
	const key = ['IOUserServerName', 'IOUserClass'].find((name) => dict.get(name));
	const entry = dict.get(key ?? 'IOClass');
	const kernelClass = stringAt(dict, 'IOClass');
	if (!entry || (key === undefined && !isDriverKitProxy(kernelClass))) return undefined;
	const reason =
		key === undefined ? messages.proxy({ name: kernelClass }) : messages.personalityKey({ key });
	return { kind: 'dext', weight: weights.unmistakable, reason, entry };
}

function kernelEvidence(dict: Dict): Evidence | undefined {
	const name = literal(dict, 'IOClass');
	const entry = dict.get('IOClass');
	if (name === undefined || !entry || isDriverKitProxy(name)) return undefined;
	if (['IOUserServerName', 'IOUserClass'].some((key) => dict.get(key))) return undefined;
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

/** Whether the root dictionary has keys that only apps have. */
export function looksLikeApp(root: Dict): boolean {
	return appKeys.some((key) => root.get(key));
}

/** The string of a key; undefined if it contains a build variable. */
export function literal(dict: Dict, key: string): string | undefined {
	const value = dict.get(key)?.value;
	return value?.type === 'string' && value.variables.length === 0 ? value.value : undefined;
}
