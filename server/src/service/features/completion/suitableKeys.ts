/** Decides which keys are proposed: not those that a check would report where they are inserted. */
import type { PlistContents } from '../../document/driverPlist.js';
import { declaresExecutable, isTrue, variantsIn } from '../../document/rootEntries.js';
import { splitRootKey } from '../../document/rootKey.js';
import { productSignedWith } from '../../document/sameBundle.js';
import type { SignedProduct } from '../../document/signedProduct.js';
import { isMisplacedInUserClient } from '../../document/userClient.js';
import type { DocumentKind } from '../../platform/documentKind.js';
import { isKextOfMacOS } from '../../platform/kernelBundles.js';
import { providerOf } from '../../platform/providers.js';
import type { KeyCandidate } from '../../schema/describe.js';
import type { Schema } from '../../schema/schema.js';
import type { PlistPath } from '../../value/plistPath.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';
import { entitledKeysIn } from './entitledKeys.js';
import { isApples } from './suitableValues.js';
import { UsbAddition } from './usbAddition.js';

/** Whether a key can be added to `dict`; `typed` is what was typed of it. */
export type KeyFilter = (candidate: KeyCandidate, typed: string) => boolean;

/** The filter for the keys of `dict`. */
export function suitableKeysIn(plist: PlistContents, dict: Dict): KeyFilter {
	const product = dict === plist.root ? productOf(plist, dict) : undefined;
	const usb = new UsbAddition(dict);
	const isEntitled = entitledKeysIn(plist, dict);
	return (candidate, typed) => {
		const { key, schema, place } = candidate;
		const condition = place === 'root' || place === 'personality' ? conditions[key] : undefined;
		return (
			isForProduct(schema, product) &&
			isUsable(candidate, typed) &&
			isForSystem(schema, plist.kind) &&
			isEntitled(candidate) &&
			(condition === undefined || condition(dict, plist)) &&
			!isMisplacedInUserClient(dict, key) &&
			!usb.conflictsWith(key)
		);
	};
}

function productOf(plist: PlistContents, root: Dict): SignedProduct | undefined {
	if (plist.kind !== 'entitlements') return undefined;
	return productSignedWith(plist, root);
}

/** Entitlements for another product have no effect in the signature (`wrong-kind-entitlement`). */
function isForProduct({ 'x-kinds': kinds }: Schema, product: SignedProduct | undefined): boolean {
	if (product === undefined || product === 'any' || kinds === undefined) return true;
	return kinds.includes(product);
}

/** What works for Apple only is proposed to those who type its prefix. */
function isUsable({ key, schema, place }: KeyCandidate, typed: string): boolean {
	const deprecated = schema['x-deprecated'];
	if (deprecated?.severity === 'warning' || (deprecated && place === 'entitlements')) return false;
	if (schema['x-status'] !== 'restricted') return true;
	return typed.startsWith(key.slice(0, key.lastIndexOf('.') + 1));
}

/** System extensions exist on macOS only (`unknown-network-provider`). */
function isForSystem({ 'x-since': since }: Schema, kind: DocumentKind): boolean {
	return kind !== 'systemExtension' || !since?.iPadOS || since.macOS !== undefined;
}

type Condition = (dict: Dict, plist: PlistContents) => boolean;

const without =
	(...keys: readonly string[]): Condition =>
	(dict) =>
		keys.every((key) => dict.get(key) === undefined);

/** The keys of a root or a personality that have no place next to certain others; each rule has the source. */
const conditions: Readonly<Record<string, Condition>> = {
	// `shared-and-own-executable`, `missing-libraries`
	CFBundleExecutable: (root, { kind }) =>
		kind !== 'codelessKext' && root.get('OSBundleSharedExecutableIdentifier') === undefined,
	OSBundleSharedExecutableIdentifier: without('CFBundleExecutable'),
	// `libraries-in-kernel-component`, `libraries-without-code`
	OSBundleLibraries: mayHaveLibraries,
	OSKernelResource: (root) =>
		variantsIn(root, 'OSBundleLibraries').length === 0 && !root.get('OSBundleIsInterface'),
	// `interface-dependency-count`
	OSBundleIsInterface: (root) => librariesIn(root) < 2,
	// `explicit-load-with-personalities`
	OSBundleRequireExplicitLoad: (_root, { personalities }) => personalities.length === 0,
	// `boot-level-in-dext`
	OSBundleRequired: (_root, plist) => plist.kind !== 'dext' || isApples(plist),
	// `overridden-location-match`
	IOParentMatch: without('IOLocationMatch'),
	IOLocationMatch: without('IOParentMatch'),
	// `match-category-on-hardware`
	IOMatchCategory: (personality, { kind }) =>
		kind !== 'dext' || providerOf(stringAt(personality, 'IOProviderClass'))?.contested !== true,
	// `wrong-resource-nub`, `foreign-bundle-in-dext`
	IOUserServerName: (personality) =>
		stringAt(personality, 'IOProviderClass') !== 'IOResources' &&
		!isKextOfMacOS(stringAt(personality, 'CFBundleIdentifier') ?? ''),
	// `ignored-usb-key`
	idProduct: without('idProductArray'),
	idProductArray: without('idProduct'),
};

function mayHaveLibraries(root: Dict, plist: PlistContents): boolean {
	return !isTrue(root, 'OSKernelResource') && mayHaveCode(plist);
}

/** Whether the value at `path` can be the usual one of its key: an interface has only one library (`interface-dependency-count`). */
export function mayHaveUsualValue(plist: PlistContents, path: PlistPath): boolean {
	const { root } = plist;
	const [key] = path;
	if (root?.type !== 'dict' || path.length > 1 || typeof key !== 'string') return true;
	if (splitRootKey(key).name !== 'OSBundleLibraries') return true;
	return mayHaveLibraries(root, plist) && !isTrue(root, 'OSBundleIsInterface');
}

function mayHaveCode(plist: PlistContents): boolean {
	return plist.kind === 'kext' && (plist.form === 'source' || declaresExecutable(plist));
}

function librariesIn(root: Dict): number {
	const libraries = root.get('OSBundleLibraries')?.value;
	return libraries?.type === 'dict' ? libraries.entries.length : 0;
}
