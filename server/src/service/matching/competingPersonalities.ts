/** Personalities that compete for the same providers. */
import type { Personality } from '../document/driverPlist.js';
import { equalPersonalities } from '../document/equalPersonalities.js';
import { isUserClientKey } from '../document/userClient.js';
import { isResourceNub } from '../platform/providers.js';
import type { Dict } from '../value/plistValue.js';
import { stringAt } from '../value/stringAt.js';

/** Keys that name what to create, not what to match. */
const creating: ReadonlySet<string> = new Set([
	'CFBundleIdentifier',
	'CFBundleIdentifierKernel',
	'IOClass',
	'IOKitDebug',
	'IOProbeScore',
	'IOUserClass',
	'IOUserClientClass',
	'IOUserServerName',
	'IOUserServerOneProcess',
]);

/**
 * Groups of personalities that match the same providers in the same category, whatever their probe scores. Unknown
 * keys are taken for matching keys. Personalities that depend on the build are left out, and so are those with a
 * category on a resource nub, where `shared-match-category` reports a shared category.
 */
export function competingPersonalities(
	personalities: readonly Personality[],
): readonly (readonly Personality[])[] {
	const matching = personalities.filter(
		({ dict }) => dict.get('IOProviderClass') && !sharesCategoryOnResources(dict),
	);
	return equalPersonalities(matching, (key) => !creating.has(key) && !isUserClientKey(key));
}

function sharesCategoryOnResources(dict: Dict): boolean {
	return (
		isResourceNub(stringAt(dict, 'IOProviderClass')) && dict.get('IOMatchCategory') !== undefined
	);
}
