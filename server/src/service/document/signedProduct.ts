/** The product that is signed with an entitlements file, by its entitlements. */
import type { DocumentKind } from '../platform/documentKind.js';
import {
	communicatesWithDrivers,
	driverKitEntitlement,
	familyPrefix,
	systemExtensionInstall,
	transportPrefix,
	userClientAccess,
} from '../platform/entitlements.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';
import type { PlistContents } from './driverPlist.js';

/** `any`: the entitlements are suitable for several products. */
export type SignedProduct = ProductOfDriver | 'any';

type ProductOfDriver = (typeof products)[number];

/** The weight of the kind of the Info.plist, and of a name. */
const weightOf = { certain: 6, likely: 3, uncertain: 1, folderOrFile: 2 };

/** The weight of entitlements that mostly one product has. */
const telling: readonly {
	readonly product: 'dext' | 'hostApp';
	readonly weight: number;
	readonly isOne: (key: string) => boolean;
}[] = [
	{ product: 'dext', weight: 4, isOne: (key) => key === driverKitEntitlement },
	{ product: 'dext', weight: 2, isOne: (key) => key.startsWith(transportPrefix) },
	{ product: 'dext', weight: 2, isOne: (key) => key.startsWith(familyPrefix) },
	{ product: 'hostApp', weight: 3, isOne: (key) => key === systemExtensionInstall },
	{
		product: 'hostApp',
		weight: 2,
		isOne: (key) => key === userClientAccess || key === communicatesWithDrivers,
	},
];

/** The product by the entitlements alone, and an entitlement that shows it. */
export interface ProductSign {
	readonly product: 'dext' | 'hostApp';
	readonly entitlement: string;
}

const products = ['dext', 'hostApp', 'systemExtension'] as const;

/** Whether a kind of bundle is one of these products. */
export function isSignedProduct(kind: DocumentKind | undefined): kind is ProductOfDriver {
	return products.some((each) => each === kind);
}

type Sums = Record<ProductOfDriver, number>;

/** Which product an entitlements file is for; undefined if it has no entitlement of a dext or of its app. */
export function productSignOf(root: Dict): ProductSign | undefined {
	const { sums, signs } = signsIn(root);
	const product = sums.hostApp > sums.dext ? 'hostApp' : 'dext';
	const entitlement = signs[product];
	return entitlement === undefined ? undefined : { product, entitlement };
}

/** The product by its entitlements, the Info.plist of the same bundle, and the names of file and folder. */
export function signedProductOf(
	root: Dict,
	uri: string,
	info: PlistContents | undefined,
): SignedProduct {
	const { sums } = signsIn(root);
	const product = info && productOf(info);
	if (info && product) {
		sums[product] += weightOf[info.classification.confidence];
	}
	// A name does not show alone what a file is for.
	if (Math.max(...Object.values(sums)) === 0) return 'any';
	const named = productNamedIn(uri);
	if (named) sums[named] += weightOf.folderOrFile;
	const most = Math.max(...Object.values(sums));
	const [first, ...equal] = products.filter((each) => sums[each] === most);
	return first && equal.length === 0 ? first : 'any';
}

function signsIn(root: Dict): {
	readonly sums: Sums;
	readonly signs: Partial<Record<'dext' | 'hostApp', string>>;
} {
	const keys = root.entries.map(({ key }) => key);
	const sums: Sums = { dext: 0, hostApp: 0, systemExtension: 0 };
	const signs: Partial<Record<'dext' | 'hostApp', string>> = {};
	for (const { product, weight, isOne } of telling) {
		const key = keys.find(isOne);
		if (key === undefined) continue;
		sums[product] += weight;
		signs[product] ??= key;
	}
	return { sums, signs };
}

function productOf({ kind, root }: PlistContents): ProductOfDriver | undefined {
	if (kind === 'dext' || kind === 'hostApp' || kind === 'systemExtension') return kind;
	const isApp = root?.type === 'dict' && stringAt(root, 'CFBundlePackageType') === 'APPL';
	return kind === 'other' && isApp ? 'hostApp' : undefined;
}

function productNamedIn(uri: string): ProductOfDriver | undefined {
	const named = uri.split('/').slice(-2).map(productOfName);
	return named.find((product) => product === 'hostApp') ?? named.find((product) => product);
}

/** The product in the name of a file or folder. */
export function productOfName(name: string): 'dext' | 'hostApp' | undefined {
	const stem = name.replace(/\.[^.]*$/, '');
	if (/(?:^|[-_ .])app$|App$/.test(stem)) return 'hostApp';
	return /dext$|driver$/i.test(stem) ? 'dext' : undefined;
}
