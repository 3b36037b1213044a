/** Decides which keys are proposed next to known entitlements: those of the category that the entitlements show, and of frameworks that they allow. */
import type { PlistContents } from '../../document/driverPlist.js';
import { builtIn, familyPrefix } from '../../platform/entitlements.js';
import {
	endpointSecurityClient,
	networkExtension,
	plainProviderOf,
	providerEntitlements,
} from '../../platform/extensionEntitlements.js';
import {
	categoryDictionaries,
	isEndpointSecurityKey,
	networkExtension as networkDictionary,
	providerClasses,
} from '../../platform/networkExtensions.js';
import { entitlementsFor, pairings } from '../../platform/pairings.js';
import { isResourceNub } from '../../platform/providers.js';
import { literalsOf } from '../../rules/shared/literalsOf.js';
import { entitlementRootsOf } from '../../rules/signedBundle.js';
import type { KeyCandidate } from '../../schema/describe.js';
import type { SchemaSnippet } from '../../schema/schema.js';
import { hasKeyOrMisspelling } from '../../value/hasKeyOrMisspelling.js';
import { isFalse } from '../../value/isFalse.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** Whether a key of `dict` is suitable next to the entitlements of the bundle; any key where they are not clear. */
export function entitledKeysIn(
	plist: PlistContents,
	dict: Dict,
): (candidate: KeyCandidate) => boolean {
	const roots = entitlementRootsOf(plist);
	if (roots.length === 0) return () => true;
	if (plist.kind === 'dext') {
		return ({ key, place }) => place !== 'personality' || mayHaveClient(dict, key, roots);
	}
	const parent = dict.entry?.key;
	return ({ key, place }) => {
		if (place === 'root') return isOfCategory(key, roots);
		return parent !== providerClasses || roots.some((root) => mayProvide(root, key));
	};
}

/** Whether a root key is not one of another category than that of the entitlements (`missing-extension-entitlement`, `mach-service-outside-app-groups`). */
function isOfCategory(key: string, roots: readonly Dict[]): boolean {
	const has = (name: string): boolean =>
		roots.some((root) => {
			const value = root.get(name)?.value;
			return value !== undefined && !isFalse(value);
		});
	const [isEndpoint, isNetwork] = [has(endpointSecurityClient), has(networkExtension)];
	// Without an entitlement of a category, a camera has only those that other extensions can have, too.
	if (!isEndpoint && !isNetwork) return true;
	if (isEndpointSecurityKey(key)) return isEndpoint;
	return !categoryDictionaries.includes(key) || (isNetwork && key === networkDictionary);
}

/** Whether entitlements can have the value for a type of network providers (`missing-extension-entitlement`). */
function mayProvide(root: Dict, type: string): boolean {
	const list = root.get(networkExtension);
	const values = list && literalsOf(list);
	const name = providerEntitlements.get(type);
	return !values || name === undefined || values.some((value) => plainProviderOf(value) === name);
}

/** Whether the dictionary that a framework reads can be in a personality (`missing-driver-entitlement`). */
function mayHaveClient(personality: Dict, key: string, roots: readonly Dict[]): boolean {
	const provider = stringAt(personality, 'IOProviderClass');
	// A virtual device requires no family.
	if (isResourceNub(provider ?? '')) return true;
	const pairing = pairings.find(({ userClient }) => userClient?.key === key);
	if (!pairing) return true;
	const families = entitlementsFor(pairing, provider ?? '').filter((name) =>
		name.startsWith(familyPrefix),
	);
	return allowsAll(roots, families);
}

/** Whether one of the entitlements of a dext has all that are required. */
export function allowsAll(roots: readonly Dict[], required: readonly string[]): boolean {
	return roots.some(
		(root) => root.get(builtIn) || required.every((name) => hasKeyOrMisspelling(root, name)),
	);
}

/** Whether entitlements allow the network providers in a snippet; all where they are not clear. */
export function entitledProvidersIn(plist: PlistContents): (snippet: SchemaSnippet) => boolean {
	const roots = plist.kind === 'systemExtension' ? entitlementRootsOf(plist) : [];
	return ({ body }) =>
		roots.length === 0 ||
		[...providerEntitlements.keys()]
			.filter((type) => body.includes(`<key>${type}</key>`))
			.every((type) => roots.some((root) => mayProvide(root, type)));
}
