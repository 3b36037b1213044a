/** The entitlements that only one product is signed with. */
import { entitlementsWhere } from './entitlementsWhere.js';

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
