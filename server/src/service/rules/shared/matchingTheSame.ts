/** What a personality matches, apart from what it creates. */
import type { Personality } from '../../document/driverPlist.js';
import { equalPersonalities } from '../../document/equalPersonalities.js';
import { isUserClientKey } from '../../document/userClient.js';
import { isResourceNub } from '../../platform/providers.js';
import type { Dict } from '../../value/plistValue.js';
import { stringAt } from '../../value/stringAt.js';

/** Keys that say what to create, not what to match. */
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
 * Groups of personalities that match the same providers in the same category, whatever their score.
 * Keys that nobody knows count as matching. Left out are those on which the build decides, and those of a category on
 * a nub of resources, where a shared category is a finding whatever else they match.
 */
export function matchingTheSame(
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
