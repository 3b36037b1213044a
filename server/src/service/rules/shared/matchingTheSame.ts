/** What a personality matches, apart from what it creates. */
import type { Personality } from '../../document/driverPlist.js';
import { equalPersonalities } from '../../document/equalPersonalities.js';

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
 * Keys that nobody knows count as matching. Left out are those on which the build decides.
 */
export function matchingTheSame(
	personalities: readonly Personality[],
): readonly (readonly Personality[])[] {
	const matching = personalities.filter(({ dict }) => dict.get('IOProviderClass'));
	return equalPersonalities(
		matching,
		(key) => !creating.has(key) && !key.endsWith('UserClientProperties'),
	);
}

/** The score that a personality starts with (xnu IOService.cpp:IOServiceObjectOrder): 32 bits, signed; 0 where it is no number. */
export function probeScore({ dict }: Personality): number {
	const score = dict.get('IOProbeScore')?.value;
	return score?.type === 'integer' ? Number(BigInt.asIntN(32, score.value ?? 0n)) : 0;
}
