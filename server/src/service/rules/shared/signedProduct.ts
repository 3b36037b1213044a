/** Determines the product that is signed with an entitlements file. */
import { driverKitEntitlement, systemExtensionInstall } from '../../platform/entitlements.js';
import type { Dict } from '../../value/plistValue.js';
import { entitlementsWhere } from './entitlementsWhere.js';

/** `any`: the entitlements are suitable for dexts, other system extensions and apps. */
export type SignedProduct = 'dext' | 'hostApp' | 'any';

/** The entitlements only for dexts, and those only for apps. Entitlements that the kernel sets are not in files. */
export const entitlementsOnlyFor: Readonly<Record<'dext' | 'hostApp', ReadonlySet<string>>> = {
	dext: onlyFor('dext'),
	hostApp: onlyFor('hostApp'),
};

function onlyFor(product: 'dext' | 'hostApp'): ReadonlySet<string> {
	return new Set(
		entitlementsWhere(
			({ 'x-kinds': kinds, 'x-place': place }) =>
				kinds?.length === 1 && kinds[0] === product && place === undefined,
		),
	);
}

/** The product, by its entitlements. */
export function signedProductOf(root: Dict): SignedProduct {
	const countOf = (names: ReadonlySet<string>): number =>
		root.entries.filter(({ key }) => names.has(key)).length;
	const forDexts = countOf(entitlementsOnlyFor.dext);
	const forApps = countOf(entitlementsOnlyFor.hostApp);
	// People copy `com.apple.developer.driverkit` to the app, and the installation of extensions to the dext.
	if (root.get(driverKitEntitlement)) return forApps > forDexts ? 'hostApp' : 'dext';
	if (root.get(systemExtensionInstall)) return 'hostApp';
	if (forDexts > 0) return 'dext';
	return forApps > 0 ? 'hostApp' : 'any';
}
