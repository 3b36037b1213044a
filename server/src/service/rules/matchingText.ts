/** What a personality matches, apart from what it creates. */
import { canonicalText } from '../document/canonicalText.js';
import type { Personality } from '../document/driverPlist.js';

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
 * A text that is the same for personalities that match the same providers in the same category, whatever their score.
 * Keys that nobody knows count as matching. Undefined where the build decides.
 */
export function matchingText({ dict, entry }: Personality): string | undefined {
	if (entry.conditional || !dict.get('IOProviderClass')) return undefined;
	return canonicalText(dict, (key) => !creating.has(key) && !key.endsWith('UserClientProperties'));
}

/** The score that a personality starts with (xnu IOService.cpp:IOServiceObjectOrder): 32 bits, signed; 0 where it is no number. */
export function probeScore({ dict }: Personality): number {
	const score = dict.get('IOProbeScore')?.value;
	return score?.type === 'integer' ? Number(BigInt.asIntN(32, score.value ?? 0n)) : 0;
}
