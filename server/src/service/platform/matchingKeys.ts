/** Keys that every personality can have, whatever it matches. */
import matchingKeysFile from '../../../../schemas/facts/matchingKeys.json' with { type: 'json' };

/** A key that a provider compares with one of its properties. */
export interface MatchingKey {
	readonly key: string;
	/** The key of which it contains several values. */
	readonly listOf?: string;
	/** The key of which it masks the bits that are compared. */
	readonly maskOf?: string;
}

/** Probe scores that a family replaces: scores of `from` and higher are treated as `to`. */
export interface ClampedScore {
	readonly from: bigint;
	readonly to: bigint;
}

/** Keys that restrict what a personality matches, except those of a family. */
export const restrictingKeys: readonly string[] = matchingKeysFile.restricting;

/** Keys whose dictionary is compared with an ancestor of the provider; only the first that is present is read. */
export const nestedMatchingKeys: readonly string[] = matchingKeysFile.nested;

/** Keys whose dictionary describes another service than the one that the personality starts. */
export const describingKeys: readonly string[] = matchingKeysFile.describing;

/** Keys that name the driver of a personality, and what it competes in. */
export const identifyingKeys: readonly string[] = matchingKeysFile.identifying;
